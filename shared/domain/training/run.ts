import { z } from 'zod';
import { Recipe } from './recipe.ts';

/** One training of one recipe with one seed. The run folder holds run.json, metrics.jsonl, checkpoint.bin and model.onnx. */
export const RunDescription = z.strictObject({
  format: z.literal('s2mgen.run'),
  version: z.literal(1),
  id: z.uuid(),
  name: z.string().min(1),
  recipe: Recipe,
  seed: z.int().min(0),
  /**
   * Dataset folders as they were given, and the ids of those that have one. With ratios, a patch comes from each of them that
   * often, relative to the others; without, each frame is seen once per epoch.
   */
  data: z
    .array(z.strictObject({ path: z.string(), id: z.string().nullable(), ratio: z.number().positive().nullable().default(null) }))
    .min(1),
  /** The same of the target domain. */
  target: z.array(z.strictObject({ path: z.string(), id: z.string().nullable() })).default([]),
  /** Folder of the run that it started from. */
  initial: z.string().nullable().default(null),
  provider: z.string(),
  parameters: z.int(),
  trainingFrames: z.int(),
  validationFrames: z.int(),
  createdAt: z.iso.datetime(),
});
export type RunDescription = z.infer<typeof RunDescription>;

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
