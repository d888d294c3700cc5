import { z } from 'zod';
import { NumberProperty, WordProperty } from './frameProperties.ts';
import { Side, SplitName } from './split.ts';

/** Both ends belong to it; null is open. A frame whose value is not known lies in no range. */
const Range = z.strictObject({ min: z.number().nullable(), max: z.number().nullable() });
export type Range = z.infer<typeof Range>;

/**
 * Which frames of a dataset are meant. Every part narrows it; an empty filter means all frames. The browser, tags, exports and
 * the command line use the same one, so that a selection means the same frames everywhere.
 */
export const FrameFilter = z.strictObject({
  ranges: z.partialRecord(NumberProperty, Range).default({}),
  /** Any of the words; null among them means "not known". */
  words: z.partialRecord(WordProperty, z.array(z.string().nullable()).min(1)).default({}),
  /** By the name of a split of the dataset, any of its sides; null among them means frames on none. */
  splits: z.record(SplitName, z.array(Side.nullable()).min(1)).default({}),
  /** Asset ids, any of them in the frame. */
  backgrounds: z.array(z.string()).default([]),
  /** All of `with`, none of `without`. */
  tags: z.strictObject({ with: z.array(z.string()).default([]), without: z.array(z.string()).default([]) }).prefault({}),
  /** Part of the frame's name, in any case. */
  text: z.string().max(200).default(''),
  /** Files were not found when they were last looked for; null does not ask. */
  missing: z.boolean().nullable().default(null),
  /** Only these frame numbers: a selection. */
  frames: z.array(z.int()).nullable().default(null),
  /** Not these frame numbers: a selection of all but some. */
  except: z.array(z.int()).default([]),
});
export type FrameFilter = z.infer<typeof FrameFilter>;

/** Means every frame. */
export const ALL_FRAMES: FrameFilter = FrameFilter.parse({});

/** Whether the filter lets every frame through. */
export function isEverything(filter: FrameFilter): boolean {
  const { ranges, words, splits, backgrounds, tags, text, missing, frames, except } = filter;
  const open = Object.values(ranges).every(({ min, max }) => min === null && max === null);
  const lists = [Object.keys(words), Object.keys(splits), backgrounds, tags.with, tags.without, except];
  return open && lists.every(({ length }) => length === 0) && text === '' && missing === null && frames === null;
}

/** `frame` is by number. Frames whose value is not known come last in either direction, equal ones by number. */
export const FrameSort = z.strictObject({ by: z.enum(['frame', ...NumberProperty.options]), descending: z.boolean() });
export type FrameSort = z.infer<typeof FrameSort>;
