import { z } from 'zod';
import { addConfusion, type Confusion, EMPTY_CONFUSION } from './confusion.ts';

/** Scores of skin, 0 … 1. */
export const SkinScores = z.strictObject({ iou: z.number(), accuracy: z.number(), f1: z.number() });
export type SkinScores = z.infer<typeof SkinScores>;

/**
 * IoU = TP/(TP+FP+FN), accuracy = (TP+TN)/all, F1 = 2TP/(2TP+FP+FN).
 * An image without skin on which none is predicted is perfect: IoU and F1 are 1.
 */
export function scoresOf(counts: Confusion): SkinScores {
  const { truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn } = counts;
  const union = tp + fp + fn;
  const all = union + tn;
  return {
    iou: union === 0 ? 1 : tp / union,
    accuracy: all === 0 ? 1 : (tp + tn) / all,
    f1: union === 0 ? 1 : (2 * tp) / (2 * tp + fp + fn),
  };
}

/** Both conventions of the field: the mean over images, and one score over all pixels together. */
export function summarise(images: readonly Confusion[]): { perImage: SkinScores; pooled: SkinScores } {
  const each = images.map(scoresOf);
  const mean = (pick: (scores: SkinScores) => number) =>
    each.length === 0 ? 0 : each.reduce((sum, scores) => sum + pick(scores), 0) / each.length;
  return {
    perImage: { iou: mean((s) => s.iou), accuracy: mean((s) => s.accuracy), f1: mean((s) => s.f1) },
    pooled: scoresOf(images.reduce(addConfusion, EMPTY_CONFUSION)),
  };
}

/** A score is comparable only with one of the same convention (invariant 5 of the design). */
const ScoreConvention = z.strictObject({
  threshold: z.number(),
  labelPolicy: z.string(),
  /** Longer side in pixels to which larger images are reduced before scoring. */
  size: z.int(),
  split: z.string(),
  /** SHA-256 over the sorted names of the scored pairs. */
  splitHash: z.string(),
});

export const Evaluation = z.strictObject({
  model: z.string(),
  data: z.string(),
  images: z.int(),
  perImage: SkinScores,
  pooled: SkinScores,
  convention: ScoreConvention,
  /** Worst first. */
  worst: z.array(z.strictObject({ name: z.string(), iou: z.number() })),
});
export type Evaluation = z.infer<typeof Evaluation>;
