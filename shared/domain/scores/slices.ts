import { z } from 'zod';
import { FRAMING_CLASSES } from '../variety/framing.ts';

/** What scores are told apart by. */
export const SLICES = ['skinShare', 'framing', 'skinType', 'viewAngle', 'brightness', 'clothing', 'subset'] as const;
export const SliceBy = z.enum(SLICES);
export type SliceBy = z.infer<typeof SliceBy>;

/** Upper ends of the ranges of numbers, exclusive; the last takes the rest. Shares are of all pixels, angles in degrees off the front. */
const RANGES = {
  skinShare: [0.02, 0.05, 0.1, 0.2, 0.4, Number.POSITIVE_INFINITY],
  viewAngle: [30, 60, 120, 181],
  brightness: [0.15, 0.3, 0.45, 0.6, Number.POSITIVE_INFINITY],
} as const;

/** A range as its lower and upper end; both null where the value is not known. */
export const Slice = z.strictObject({
  by: SliceBy,
  /** A word, or the number of a range; null: not known. */
  value: z.string().nullable(),
});
export type Slice = z.infer<typeof Slice>;

/** Scores of the pictures of one slice. */
export const SliceScores = Slice.extend({
  /** Of a range of numbers. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  pictures: z.int(),
  mean: z.number(),
  /** Of the sample; 0 for a single picture. */
  deviation: z.number(),
  /** Quartiles of the IoU. */
  quartiles: z.tuple([z.number(), z.number(), z.number()]),
});
export type SliceScores = z.infer<typeof SliceScores>;

/** The slice that a number falls into, as text; null for what is not known. */
export function rangeOf(by: keyof typeof RANGES, value: number | null): string | null {
  if (value === null || Number.isNaN(value)) return null;
  const place = RANGES[by].findIndex((end) => value < end);
  return place < 0 ? null : String(place);
}

/**
 * Mean and spread of scores by slice, in the order of the ranges, of framing from near to far, else of the alphabet; unknown last.
 * @param scored IoU of each picture and the slice it falls into
 */
export function scoresBySlice(by: SliceBy, scored: readonly { readonly value: string | null; readonly iou: number }[]): SliceScores[] {
  const groups = new Map<string | null, number[]>();
  for (const { value, iou } of scored) {
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [iou]);
    else group.push(iou);
  }
  return [...groups]
    .map(([value, ious]) => ({ by, value, ...endsOf(by, value), ...spreadOf(ious) }))
    .sort((a, b) => placeOf(by, a.value) - placeOf(by, b.value) || (a.value ?? '').localeCompare(b.value ?? '', 'en'));
}

function isRange(by: SliceBy): by is keyof typeof RANGES {
  return by in RANGES;
}

function endsOf(by: SliceBy, value: string | null): { from: number | null; to: number | null } {
  if (!isRange(by) || value === null) return { from: null, to: null };
  const place = Number(value);
  const to = RANGES[by][place] ?? null;
  return { from: RANGES[by][place - 1] ?? 0, to: to === null || !Number.isFinite(to) ? null : Math.min(to, by === 'viewAngle' ? 180 : to) };
}

function placeOf(by: SliceBy, value: string | null): number {
  if (value === null) return Number.MAX_SAFE_INTEGER;
  if (isRange(by)) return Number(value);
  return by === 'framing' ? FRAMING_CLASSES.findIndex((name) => name === value) : 0;
}

function spreadOf(ious: readonly number[]): Pick<SliceScores, 'pictures' | 'mean' | 'deviation' | 'quartiles'> {
  const sorted = ious.toSorted((a, b) => a - b);
  const count = sorted.length;
  const mean = sorted.reduce((sum, iou) => sum + iou, 0) / count;
  const squares = sorted.reduce((sum, iou) => sum + (iou - mean) ** 2, 0);
  const at = (share: number) => {
    const place = share * (count - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    return below + (place % 1) * ((sorted[Math.ceil(place)] ?? below) - below);
  };
  return { pictures: count, mean, deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : 0, quartiles: [at(0.25), at(0.5), at(0.75)] };
}
