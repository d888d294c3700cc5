import { z } from 'zod';
import { Recipe } from './recipe.ts';

/** A dataset folder as it was given, and its id where it has one; of a split of it, only one side is used. */
const UsedFolder = z.strictObject({ path: z.string(), id: z.string().nullable(), split: z.string().nullable().default(null) });

/** One training of one recipe with one seed. The run folder holds run.json, metrics.jsonl, checkpoint.bin and model.onnx. */
export const RunDescription = z.strictObject({
  format: z.literal('s2mgen.run'),
  version: z.literal(1),
  id: z.uuid(),
  name: z.string().min(1),
  recipe: Recipe,
  seed: z.int().min(0),
  /**
   * What is learnt from. With ratios (all folders have one, or none has), a patch comes from each folder that often, relative
   * to the others; without, each frame is seen once per epoch.
   */
  data: z.array(UsedFolder.extend({ ratio: z.number().positive().nullable().default(null) })).min(1),
  /** The target domain. */
  target: z.array(UsedFolder).default([]),
  /** Folder of the run that it started from. */
  initial: z.string().nullable().default(null),
  provider: z.string(),
  parameters: z.int(),
  trainingFrames: z.int(),
  validationFrames: z.int(),
  /** What counts as skin in the masks; runs of before this was written down have none. */
  labelPolicy: z.string().nullable().default(null),
  /** Steps of the optimiser in an epoch, likewise. */
  stepsPerEpoch: z.int().nullable().default(null),
  createdAt: z.iso.datetime(),
});
export type RunDescription = z.infer<typeof RunDescription>;

/** A finished step, for people who watch. */
export const TrainingStep = z.strictObject({
  step: z.int(),
  epoch: z.int(),
  loss: z.number(),
  learningRate: z.number(),
  /** Over the last seconds; null at the first step. */
  imagesPerSecond: z.number().nullable(),
  /** Memory of the training process now. */
  megabytes: z.number(),
});
export type TrainingStep = z.infer<typeof TrainingStep>;

/** One line of metrics.jsonl: a finished epoch (1-based). Validation values are null without a validation split. */
export const EpochMetrics = z.strictObject({
  epoch: z.int().min(1),
  loss: z.number(),
  validationLoss: z.number().nullable(),
  validationIou: z.number().nullable(),
  learningRate: z.number(),
  imagesPerSecond: z.number(),
  peakMegabytes: z.number(),
  seconds: z.number(),
});
export type EpochMetrics = z.infer<typeof EpochMetrics>;

/**
 * The epoch whose model is exported: the first of the best on validation, without validation the last. Null before the first
 * epoch ended.
 */
export function bestEpochOf(epochs: readonly Pick<EpochMetrics, 'epoch' | 'validationIou'>[]): number | null {
  let best: { epoch: number; iou: number | null } | null = null;
  for (const { epoch, validationIou: iou } of epochs) {
    if (best === null || iou === null || best.iou === null || iou > best.iou) best = { epoch, iou };
  }
  return best?.epoch ?? null;
}
