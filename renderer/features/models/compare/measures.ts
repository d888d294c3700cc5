import type { RunEntry } from '../../../../shared/contract/runs.ts';
import type { Evaluation, SkinScores } from '../../../../shared/domain/scores/score.ts';
import { texts } from '../../../texts/compare.ts';

/** A number of a run that groups are compared by. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  /** The convention of a score, in words. */
  readonly detail: string;
  /** Which way is better; null where nobody would bet on a seed (speed, memory, time). */
  readonly better: 'higher' | 'lower' | null;
  readonly digits: number;
  valueOf(run: RunEntry): number | null;
}

const last = (run: RunEntry) => run.epochs.at(-1);
const best = (run: RunEntry) => run.epochs.find(({ epoch }) => epoch === run.bestEpoch);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const { names } = texts;

/** What training itself tells. */
const OF_TRAINING: readonly Measure[] = [
  {
    id: 'validationIou',
    name: names.validationIou,
    detail: texts.details.validationIou,
    better: 'higher',
    digits: 3,
    valueOf: (run) => best(run)?.validationIou ?? null,
  },
  { id: 'loss', name: names.loss, detail: texts.details.loss, better: 'lower', digits: 4, valueOf: (run) => last(run)?.loss ?? null },
  { id: 'bestEpoch', name: names.bestEpoch, detail: texts.details.bestEpoch, better: null, digits: 1, valueOf: (run) => run.bestEpoch },
  {
    id: 'speed',
    name: names.speed,
    detail: texts.details.speed,
    better: null,
    digits: 1,
    valueOf: ({ epochs }) => (epochs.length === 0 ? null : sum(epochs.map((epoch) => epoch.imagesPerSecond)) / epochs.length),
  },
  {
    id: 'memory',
    name: names.memory,
    detail: texts.details.memory,
    better: null,
    digits: 0,
    valueOf: ({ epochs }) => (epochs.length === 0 ? null : Math.max(...epochs.map((epoch) => epoch.peakMegabytes))),
  },
  {
    id: 'minutes',
    name: names.minutes,
    detail: texts.details.minutes,
    better: null,
    digits: 1,
    valueOf: ({ epochs }) => (epochs.length === 0 ? null : sum(epochs.map((epoch) => epoch.seconds)) / 60),
  },
  { id: 'parameters', name: names.parameters, detail: texts.details.parameters, better: null, digits: 0, valueOf: (run) => run.parameters },
];

const SCORES = ['iou', 'accuracy', 'f1'] as const satisfies readonly (keyof SkinScores)[];

/** Scores compare only by one convention: each has columns of its own. */
function conventionOf({ data, convention }: Evaluation): string {
  const { threshold, labelPolicy, size, splitHash } = convention;
  return JSON.stringify([data, threshold, labelPolicy, size, splitHash]);
}

/** Measures of an evaluation that some of the runs have; of several of one convention in a run, the last counts. */
function measuresOf(sample: Evaluation): Measure[] {
  const { data, convention, images } = sample;
  const key = conventionOf(sample);
  const detail = texts.convention(images, convention.size, convention.threshold, convention.labelPolicy, convention.splitHash.slice(0, 8));
  const find = (run: RunEntry) => run.evaluations.findLast((evaluation) => conventionOf(evaluation) === key);
  const measure = (id: string, name: string, pick: (evaluation: Evaluation) => number): Measure => ({
    id: `${id} ${key}`,
    name: texts.scoreOn(name, data),
    detail,
    better: 'higher',
    digits: 3,
    valueOf(run) {
      const evaluation = find(run);
      return evaluation === undefined ? null : pick(evaluation);
    },
  });
  return [
    ...SCORES.map((score) => measure(score, names[score], ({ perImage }) => perImage[score])),
    measure('pooled', names.pooled, ({ pooled }) => pooled.iou),
  ];
}

/** All that can be compared of these runs, scores first. */
export function measuresFor(runs: readonly RunEntry[]): readonly Measure[] {
  const conventions = new Map(runs.flatMap(({ evaluations }) => evaluations).map((one) => [conventionOf(one), one]));
  return [...[...conventions.values()].flatMap(measuresOf), ...OF_TRAINING];
}

/** What is shown until the user chooses: the mean IoU of each evaluation, and what training tells of quality and time. */
export function isShownFirst({ id }: Measure): boolean {
  return id.startsWith('iou ') || id === 'validationIou' || id === 'minutes';
}
