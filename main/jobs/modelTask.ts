import { z } from 'zod';
import { Layout } from '../../shared/contract/datasets.ts';
import { Failure } from '../../shared/contract/errors.ts';
import { JobProgress } from '../../shared/contract/jobs.ts';
import { Recipe } from '../../shared/domain/training/recipe.ts';
import { EpochMetrics, TrainingStep } from '../../shared/domain/training/run.ts';
import { DeviceName } from '../trainer/index.ts';
import { TrialRequest } from './trial.ts';

/** A dataset folder, and the split of it whose sides `train` and `validation` are used; null: splits it comes with, or none. */
const DataFolder = z.strictObject({ path: z.string(), split: z.string().nullable().default(null) });

/** Work for the process that runs networks. What a task reads and writes is named by path, so that it can be resumed. */
export const TrainTask = z.strictObject({
  task: z.literal('train'),
  name: z.string().min(1),
  data: z.array(DataFolder.extend({ ratio: z.number().positive().nullable().default(null) })).min(1),
  out: z.string(),
  /** Those of the target domain, for the recipe's adaptation. */
  target: z.array(DataFolder).default([]),
  /** Folder of a run to start from. */
  initial: z.string().nullable().default(null),
  recipe: Recipe,
  seed: z.int().min(0),
  device: z.string(),
  resume: z.boolean(),
});
export type TrainTask = z.infer<typeof TrainTask>;
/** What may be left out is. */
export type TrainRequest = Omit<z.input<typeof TrainTask>, 'task'>;

/** Scores a model, or the colour rule, on a folder of pairs. */
export const EvaluateTask = z.strictObject({
  task: z.literal('evaluate'),
  /** A model file, or `colour-rule`. */
  model: z.string(),
  data: z.string(),
  layout: Layout,
  /** Name of a split of the dataset, or a file that lists pairs; null scores all. */
  split: z.string().nullable(),
  /** Longer side at which pictures are scored; null takes the size that the model learnt at. */
  size: z.int().min(16).max(4096).nullable(),
  device: z.string().default('auto'),
  /** File to write the counts of each picture into (`FrameScores`). */
  scores: z.string().nullable().default(null),
});
export type EvaluateTask = z.infer<typeof EvaluateTask>;
export type EvaluateRequest = Omit<z.input<typeof EvaluateTask>, 'task'>;

export const SegmentTask = z.strictObject({
  task: z.literal('segment'),
  model: z.string(),
  /** A picture, or a folder of pictures. */
  input: z.string(),
  out: z.string(),
  /** Longer side to which larger pictures are reduced for the network; `full`: not at all; null: what the model learnt at. */
  size: z
    .union([z.int().min(16), z.literal('full')])
    .nullable()
    .default(null),
  device: z.string().default('auto'),
});
export type SegmentTask = z.infer<typeof SegmentTask>;
export type SegmentRequest = Omit<z.input<typeof SegmentTask>, 'task'>;

/** Finds out whether a device computes rightly; its driver may end or hang the process. */
const DeviceTestTask = z.strictObject({ task: z.literal('test-device'), device: DeviceName });

export const ModelTask = z.discriminatedUnion('task', [TrainTask, EvaluateTask, SegmentTask, DeviceTestTask]);
export type ModelTask = z.infer<typeof ModelTask>;

/** To the process. */
export const ModelCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('run'), task: ModelTask }),
  z.strictObject({ type: z.literal('cancel') }),
  /** In the place of a task: the process answers any number of these, and stays. */
  z.strictObject({ type: z.literal('ask'), id: z.string(), request: TrialRequest }),
]);
export type ModelCommand = z.infer<typeof ModelCommand>;

/** From the process. After `done` or `fail` there is only `bye`. */
export const ModelEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('progress'), progress: JobProgress }),
  z.strictObject({ type: z.literal('step'), step: TrainingStep }),
  z.strictObject({ type: z.literal('epoch'), epoch: EpochMetrics }),
  z.strictObject({ type: z.literal('notice'), text: z.string() }),
  z.strictObject({ type: z.literal('done'), result: z.unknown() }),
  z.strictObject({ type: z.literal('fail'), failure: Failure }),
  z.strictObject({ type: z.literal('answer'), id: z.string(), result: z.unknown() }),
  z.strictObject({ type: z.literal('refusal'), id: z.string(), failure: Failure }),
  z.strictObject({ type: z.literal('bye') }),
]);
export type ModelEvent = z.infer<typeof ModelEvent>;
