import { z } from 'zod';
import { ExportChoices } from '../domain/dataset/exportOptions.ts';
import { FrameFilter } from '../domain/dataset/frameFilter.ts';
import { IntegrityReport } from '../domain/dataset/integrity.ts';
import { DatasetSplit, SplitGrouping, SplitName, SplitRatios } from '../domain/dataset/split.ts';
import { LabelPolicy } from '../domain/labels/labelPolicy.ts';
import { call } from './define.ts';
import { Job } from './jobs.ts';

const DatasetId = z.strictObject({ id: z.string() });
const sides = z.strictObject({ train: z.int(), validation: z.int(), test: z.int() });

/** A split without its names. */
export const SplitSummary = DatasetSplit.pick({
  name: true,
  seed: true,
  ratios: true,
  groupedBy: true,
  createdAt: true,
  sha256: true,
}).extend({
  counts: sides,
  leftOut: z.int(),
  /** Groups of near-duplicates that stand on two sides; null while the dataset was never checked. */
  separated: z.int().nullable(),
});
export type SplitSummary = z.infer<typeof SplitSummary>;

const NewSplit = DatasetId.extend({ name: SplitName, ratios: SplitRatios, seed: z.int().min(0), groupedBy: z.array(SplitGrouping) });

export const Repair = z.enum(['none', 'drop', 'render']);

/** What is done with a dataset that is there: exported, split, checked, labelled anew. */
export const care = {
  /** Exports the frames of a filter into a new folder of this machine, as a job. */
  export: call(DatasetId.extend({ out: z.string().min(1), filter: FrameFilter, options: ExportChoices }), Job),
  splits: call(DatasetId, z.array(SplitSummary)),
  /** What a split would be; nothing is written. */
  proposeSplit: call(NewSplit, SplitSummary),
  /** Writes it, in the place of one of the same name. */
  makeSplit: call(NewSplit, SplitSummary),
  removeSplit: call(DatasetId.extend({ name: SplitName }), z.null()),
  /** The last check's; null before the first. */
  report: call(DatasetId, IntegrityReport.nullable()),
  /** Looks at every file, as a job. `drop` takes lines of broken frames out, `render` also renders those frames again. */
  check: call(DatasetId.extend({ repair: Repair }), Job),
  /** Gives a synthetic dataset the skin masks of another policy, as a job. */
  relabel: call(DatasetId.extend({ policy: LabelPolicy }), Job),
  /** The policy of a synthetic dataset's masks now; null for photographs. */
  labels: call(DatasetId, LabelPolicy.nullable()),
};
