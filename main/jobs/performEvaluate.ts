import type { Confusion } from '../../shared/domain/scores/confusion.ts';
import type { FrameScores } from '../../shared/domain/scores/frameScores.ts';
import type { Evaluation } from '../../shared/domain/scores/score.ts';
import { readPairs, selectSplit } from '../datasets/index.ts';
import { writeWhole } from '../files/index.ts';
import { COLOUR_RULE, evaluate, loadSegmenter, type Segment, trainingDevice } from '../trainer/index.ts';
import type { EvaluateTask } from './modelTask.ts';
import { ProgressMeter } from './progress.ts';
import { sourceOf } from './sources.ts';
import type { TaskContext } from './taskContext.ts';

interface Scored {
  readonly name: string;
  readonly segment: Segment;
  readonly threshold: number;
  /** Longer side of the pictures it learnt from. */
  readonly size: number;
  close(): Promise<void>;
}

/** Where neither the user nor a model says at which size to score. */
const DEFAULT_SIZE = 256;

/** Scores a model or the colour rule on the pairs of a folder. Runs in the process for networks. */
export async function performEvaluate(task: EvaluateTask, context: TaskContext): Promise<Evaluation> {
  const meter = new ProgressMeter(
    [
      ['read', 1],
      ['score', 50],
    ],
    context.report,
  );
  meter.begin('read', { title: 'Reading data', total: 1, unit: 'datasets' });
  const set = await readPairs(task.data, task.layout);
  for (const problem of set.problems) context.notice(problem);
  const split = await selectSplit(set, task.split ?? 'all');
  const scored = await open(task.model, task.device);
  try {
    meter.begin('score', { title: 'Scoring pictures', total: split.pairs.length, unit: 'pictures' });
    const counted: { name: string; counts: Confusion }[] = [];
    const evaluation = await evaluate({
      source: sourceOf([{ key: '', pairs: split.pairs }]),
      segment: scored.segment,
      size: task.size ?? scored.size,
      threshold: scored.threshold,
      model: scored.name,
      data: set.name,
      split: split.name,
      labelPolicy: set.labelPolicy,
      signal: context.signal,
      onProgress: ({ done }) => meter.to(done),
      onScored: (name, counts) => counted.push({ name, counts }),
    });
    if (task.scores !== null) await writeWhole(task.scores, JSON.stringify(columnsOf(evaluation, counted)));
    return evaluation;
  } finally {
    await scored.close();
  }
}

async function open(model: string, device: string): Promise<Scored> {
  if (model === COLOUR_RULE.name) {
    return { name: model, segment: COLOUR_RULE.segment, threshold: 0.5, size: DEFAULT_SIZE, close: async () => {} };
  }
  const segmenter = await loadSegmenter(model, { device: trainingDevice(device) });
  return {
    name: segmenter.metadata.name,
    segment: (rgb, width, height) => segmenter.segment(rgb, width, height),
    threshold: segmenter.metadata.threshold,
    size: segmenter.metadata.size,
    close: () => segmenter.close(),
  };
}

function columnsOf({ model, convention }: Evaluation, counted: readonly { name: string; counts: Confusion }[]): FrameScores {
  const column = (pick: (counts: Confusion) => number) => counted.map(({ counts }) => pick(counts));
  return {
    format: 's2mgen.frameScores',
    version: 1,
    model,
    threshold: convention.threshold,
    size: convention.size,
    scoredAt: new Date().toISOString(),
    names: counted.map(({ name }) => name),
    truePositive: column(({ truePositive }) => truePositive),
    falsePositive: column(({ falsePositive }) => falsePositive),
    falseNegative: column(({ falseNegative }) => falseNegative),
    trueNegative: column(({ trueNegative }) => trueNegative),
  };
}
