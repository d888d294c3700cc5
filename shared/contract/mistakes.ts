import { z } from 'zod';
import { Slice, SliceBy, SliceScores } from '../domain/scores/slices.ts';
import { call } from './define.ts';
import { FrameEntry } from './frameQueries.ts';

/** Scores of every picture of one dataset, by one run (null: the colour rule) at one size. */
const ScoredSet = z.strictObject({ run: z.string().nullable(), dataset: z.string(), size: z.int() });
export type ScoredSet = z.infer<typeof ScoredSet>;

export const ScoredSetEntry = ScoredSet.extend({
  datasetName: z.string(),
  threshold: z.number(),
  pictures: z.int(),
  /** Mean IoU over the pictures. */
  iou: z.number(),
  scoredAt: z.iso.datetime(),
});
export type ScoredSetEntry = z.infer<typeof ScoredSetEntry>;

export const MISTAKE_ORDERS = ['iou', 'falsePositive', 'falseNegative', 'skinShare'] as const;
export const MistakeOrder = z.enum(MISTAKE_ORDERS);
export type MistakeOrder = z.infer<typeof MistakeOrder>;

/** A picture and how it was scored. Shares are of all pixels. */
export const Mistake = z.strictObject({
  /** Position in the order that was asked for. */
  index: z.int(),
  name: z.string(),
  iou: z.number(),
  falsePositive: z.number(),
  falseNegative: z.number(),
  skinShare: z.number(),
  /** Null where the picture is not in the library any more. */
  frame: FrameEntry.nullable(),
});
export type Mistake = z.infer<typeof Mistake>;

export const mistakes = {
  /** Newest first. */
  list: call(z.strictObject({ run: z.string().nullable() }), z.array(ScoredSetEntry)),
  /** `slice` null: all pictures. */
  browse: call(
    ScoredSet.extend({
      slice: Slice.nullable(),
      order: MistakeOrder,
      descending: z.boolean(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ total: z.int(), pictures: z.array(Mistake) }),
  ),
  slices: call(ScoredSet.extend({ by: SliceBy }), z.array(SliceScores)),
};
