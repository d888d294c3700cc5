import { z } from 'zod';

/**
 * A split of a dataset into three sides, as a file `splits/<name>.json` in its folder. Names are those of the frames as scores
 * and lists use them ("000012" of a rendered frame, the name without ending of a photograph).
 */
export const SPLIT_FORMAT = 's2mgen.split';
export const SPLIT_VERSION = 1;
export const SPLITS_FOLDER = 'splits';

export const SIDES = ['train', 'validation', 'test'] as const;
export const Side = z.enum(SIDES);
export type Side = z.infer<typeof Side>;

/** What never stands on two sides. */
export const SPLIT_GROUPINGS = ['subject', 'photograph', 'nearDuplicate'] as const;
export const SplitGrouping = z.enum(SPLIT_GROUPINGS);
export type SplitGrouping = z.infer<typeof SplitGrouping>;

/** A file name without folders and ending. What ends in ".json" is the path of a split's file wherever a split is named. */
export const SplitName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u, 'must be letters, digits, spaces, dots, _ or -')
  .regex(/(?<!\.json)$/i, 'must not end in .json');

const share = z.number().min(0).max(1);
/** Shares of the frames; they sum to 1. */
export const SplitRatios = z
  .strictObject({ train: share, validation: share, test: share })
  .refine(({ train, validation, test }) => Math.abs(train + validation + test - 1) < 1e-6, 'must sum to 1');
export type SplitRatios = z.infer<typeof SplitRatios>;

const sides = <T extends z.ZodType>(value: T) => z.strictObject({ train: value, validation: value, test: value });

export const DatasetSplit = z.strictObject({
  format: z.literal(SPLIT_FORMAT),
  version: z.literal(SPLIT_VERSION),
  name: SplitName,
  seed: z.int().min(0),
  /** As asked for; whole groups are dealt, so the sides come near it. */
  ratios: SplitRatios,
  groupedBy: z.array(SplitGrouping),
  createdAt: z.iso.datetime(),
  /** Names, sorted. */
  sides: sides(z.array(z.string())),
  /** Frames that would join two sides (photographs of both hang in them): on no side. */
  leftOut: z.array(z.string()),
  /** SHA-256 over the sorted names of a side, one per line: the split hash that scores carry. */
  sha256: sides(z.string().regex(/^[0-9a-f]{64}$/)),
});
export type DatasetSplit = z.infer<typeof DatasetSplit>;
