import { z } from 'zod';
import { Repair } from '../../shared/contract/care.ts';
import { Layout } from '../../shared/contract/datasets.ts';
import { RenderManner } from '../../shared/contract/rendering.ts';
import { TrainingSet } from '../../shared/contract/runs.ts';
import { SegmentSize } from '../../shared/contract/tryout.ts';
import { ExportOptions } from '../../shared/domain/dataset/exportOptions.ts';
import { LabelPolicy } from '../../shared/domain/labels/labelPolicy.ts';
import { Preset } from '../../shared/domain/preset/schema.ts';
import { Recipe } from '../../shared/domain/training/recipe.ts';

/** What a stored job needs to be done again. Folders are chosen when the job is made, so that resuming finds them. */
export const RenderRequest = z.strictObject({
  preset: Preset,
  name: z.string(),
  out: z.string(),
  /** Only these frames, where a check found them broken. */
  only: z.array(z.int().min(0)).optional(),
  manner: RenderManner.omit({ evenIfFull: true }).optional(),
});
export type RenderRequest = z.infer<typeof RenderRequest>;

export const TrainRequest = z.strictObject({
  name: z.string(),
  /** Of the library. Jobs that were stored before there were ratios name ids alone. */
  datasets: z.array(z.union([TrainingSet, z.string().transform((dataset) => ({ dataset, ratio: null, split: null }))])).min(1),
  target: z.array(TrainingSet.omit({ ratio: true })).default([]),
  /** Folder of a run to start from. */
  initial: z.string().nullable().default(null),
  recipe: Recipe,
  seed: z.int(),
  device: z.string(),
  out: z.string(),
});
export type TrainRequest = z.infer<typeof TrainRequest>;

/** `run` null scores the colour rule. */
export const EvaluateRequest = z.strictObject({ run: z.string().nullable(), dataset: z.string(), size: z.int() });
export type EvaluateRequest = z.infer<typeof EvaluateRequest>;

export const SegmentRequest = z.strictObject({ run: z.string(), input: z.string(), out: z.string(), size: SegmentSize });
export type SegmentRequest = z.infer<typeof SegmentRequest>;

export const ImportRequest = z.strictObject({ path: z.string(), name: z.string(), layout: Layout });
export type ImportRequest = z.infer<typeof ImportRequest>;

/** `dataset` is an id of the library. */
export const ExportRequest = z.strictObject({ dataset: z.string(), out: z.string(), options: ExportOptions });
export type ExportRequest = z.infer<typeof ExportRequest>;

export const CheckRequest = z.strictObject({ dataset: z.string(), repair: Repair });
export type CheckRequest = z.infer<typeof CheckRequest>;

export const RelabelRequest = z.strictObject({ dataset: z.string(), policy: LabelPolicy });
export type RelabelRequest = z.infer<typeof RelabelRequest>;

export const BackgroundsRequest = z.discriminatedUnion('work', [
  z.strictObject({ work: z.literal('add'), path: z.string() }),
  /** `run` null looks by the colour rule. */
  z.strictObject({ work: z.literal('scan'), run: z.string().nullable() }),
]);
export type BackgroundsRequest = z.infer<typeof BackgroundsRequest>;
