import { z } from 'zod';
import { EpochMetrics, RunDescription } from '../../shared/domain/training/run.ts';
import { dataThreadCount, train } from '../trainer/index.ts';
import type { TrainTask } from './modelTask.ts';
import { ProgressMeter } from './progress.ts';
import { dataThreadEntry } from './spawn.ts';
import type { TaskContext } from './taskContext.ts';
import { openTargetData, openTrainingData } from './trainingData.ts';

export const TrainSummary = z.strictObject({
  run: RunDescription,
  epochs: z.array(EpochMetrics),
  /** The exported model, and the epoch it is from. */
  model: z.string(),
  bestEpoch: z.int(),
});
export type TrainSummary = z.infer<typeof TrainSummary>;

/** Reads the data and trains. Runs in the process for networks. */
export async function performTrain(task: TrainTask, context: TaskContext): Promise<TrainSummary> {
  const { recipe, seed, out, device, resume, name } = task;
  const meter = new ProgressMeter(
    [
      ['read', 1],
      ['train', 100],
    ],
    context.report,
  );
  meter.begin('read', { title: 'Reading data', total: task.data.length, unit: 'datasets' });
  const { training, validation, ratios, data, labelPolicy, notices } = await openTrainingData(task.data, recipe.validationShare, seed);
  for (const notice of notices) context.notice(notice);
  const target = task.target.length === 0 ? null : await openTargetData(task.target);

  let begun = false;
  const { description, epochs, bestEpoch, model } = await train({
    training,
    validation,
    ratios,
    target: target?.source ?? null,
    targetData: target?.data,
    initial: task.initial,
    recipe,
    seed,
    out,
    device,
    resume,
    data,
    name,
    labelPolicy,
    dataThreads: { entry: dataThreadEntry(), count: dataThreadCount() },
    signal: context.signal,
    onStep({ steps, ...now }) {
      const { step, epoch } = now;
      const title = `Training epoch ${epoch} of ${recipe.epochs}`;
      // A resumed run has steps behind it, and the first step of a run sets the runtime up: neither tells of speed.
      if (begun) meter.to(step, title);
      else meter.begin('train', { title, total: steps, unit: 'steps', done: step });
      begun = true;
      context.step(now);
    },
    onEpoch: context.epoch,
    onNotice: context.notice,
  });
  return { run: description, epochs: [...epochs], model, bestEpoch };
}
