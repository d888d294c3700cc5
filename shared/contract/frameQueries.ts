import { z } from 'zod';
import { FrameRecord } from '../domain/dataset/format.ts';
import { FrameFilter, FrameSort } from '../domain/dataset/frameFilter.ts';
import { FrameProperties, NumberProperty, WordProperty } from '../domain/dataset/frameProperties.ts';
import { Side } from '../domain/dataset/split.ts';
import { Preset } from '../domain/preset/schema.ts';
import { call } from './define.ts';

/** One cell of the grid. URLs are relative to the asset root and immutable. */
export const FrameEntry = z.strictObject({
  index: z.int(),
  frame: z.int(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  skinShare: z.number(),
  personShare: z.number().nullable(),
  thumbnail: z.string(),
  image: z.string(),
  skin: z.string(),
  person: z.string().nullable(),
  /** Map of the parts of the scene, one grey per part. */
  parts: z.string().nullable(),
  tags: z.array(z.string()),
  /** Its files were not found. */
  missing: z.boolean(),
  /** Of the property that the frames are sorted by. */
  sortedBy: z.number().nullable(),
});
export type FrameEntry = z.infer<typeof FrameEntry>;

/** Frames in all, and those that the other conditions of the filter let through. */
const counts = { all: z.int(), matching: z.int() };

/** Histogram of a property over equal bins from `min` to `max`. */
export const NumberFacet = z.strictObject({
  property: NumberProperty,
  min: z.number(),
  max: z.number(),
  all: z.array(z.int()),
  matching: z.array(z.int()),
  unknown: z.strictObject(counts),
});
export type NumberFacet = z.infer<typeof NumberFacet>;

/** The most frequent words of a property; null stands for "not known". */
export const WordFacet = z.strictObject({
  property: WordProperty,
  distinct: z.int(),
  values: z.array(z.strictObject({ value: z.string().nullable(), ...counts })),
});
export type WordFacet = z.infer<typeof WordFacet>;

const NameCount = z.strictObject({ value: z.string(), ...counts });

/** What a dataset holds under a filter. Properties of which nothing is known are left out. */
export const Facets = z.strictObject({
  total: z.int(),
  matching: z.int(),
  /** Frames whose files were not found when they were last looked for. */
  missing: z.int(),
  numbers: z.array(NumberFacet),
  words: z.array(WordFacet),
  backgrounds: z.strictObject({ distinct: z.int(), values: z.array(NameCount) }),
  tags: z.array(NameCount),
  /** Frames by side of each split; null stands for those on no side. */
  splits: z.array(z.strictObject({ name: z.string(), values: z.array(z.strictObject({ value: Side.nullable(), ...counts })) })),
});
export type Facets = z.infer<typeof Facets>;

/** A word that the user gives to frames. */
const Tag = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{C}]+$/u, 'must be printable');

/** A filter that was kept under a name. */
export const SavedFilter = z.strictObject({ name: z.string().trim().min(1).max(80), filter: FrameFilter });
export type SavedFilter = z.infer<typeof SavedFilter>;

export const DatasetId = z.strictObject({ id: z.string() });
const Filtered = DatasetId.extend({ filter: FrameFilter });

/** Calls about the frames of a dataset; part of `datasets`. */
export const frameCalls = {
  /**
   * A window of the frames that match, in the wanted order, and how many match in all. Their files are looked for: `noticed`
   * tells how many were found to be gone, or back.
   */
  frames: call(
    Filtered.extend({ sort: FrameSort, offset: z.int().min(0), limit: z.int().min(1).max(500) }),
    z.strictObject({ total: z.int(), frames: z.array(FrameEntry), noticed: z.int() }),
  ),
  /** Numbers of the frames that match, in the wanted order: a stretch of it, or all. */
  frameNumbers: call(
    Filtered.extend({ sort: FrameSort, offset: z.int().min(0), limit: z.int().min(1).nullable() }),
    z.strictObject({ frames: z.array(z.int()) }),
  ),
  facets: call(Filtered, Facets),
  /** The preset that a rendered dataset was made with; null for photographs. */
  preset: call(DatasetId, Preset.nullable()),
  /** Everything known of one frame; the record is null for frames of real datasets. */
  frame: call(
    DatasetId.extend({ frame: z.int() }),
    z.strictObject({ entry: FrameEntry, properties: FrameProperties, record: FrameRecord.nullable() }),
  ),
  /** Gives a tag to the frames that match, or takes it from them; tells the numbers of the frames that changed. */
  tag: call(Filtered.extend({ tag: Tag, on: z.boolean() }), z.strictObject({ frames: z.array(z.int()) })),
  savedFilters: call(z.strictObject({}), z.array(SavedFilter)),
  /** Replaces one of the same name. */
  saveFilter: call(SavedFilter, z.null()),
  removeFilter: call(z.strictObject({ name: z.string() }), z.null()),
};
