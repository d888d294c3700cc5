import type { Recipe } from '../../../shared/domain/training/recipe.ts';

/** Weights of a head's two classes in the loss. Averaged over the pixels of the training set they give 1. */
export interface ClassWeights {
  readonly positive: number;
  readonly negative: number;
}

export interface HeadClassWeights {
  readonly skin: ClassWeights;
  readonly person: ClassWeights;
}

/** Share of positive pixels of each head; null for the person head when no sample has a person mask. */
export interface ClassShares {
  readonly skin: number;
  readonly person: number | null;
}

/** Class weights of both heads as the recipe asks. */
export function classWeightsOf(shares: ClassShares, loss: Recipe['loss']): HeadClassWeights {
  const weights = (share: number | null) =>
    loss.classWeights === 'none' || share === null ? { positive: 1, negative: 1 } : inverseFrequency(share, loss.maximumRatio);
  return { skin: weights(shares.skin), person: weights(shares.person) };
}

/** w₊ : w₋ = (1 − f) : f, at most `maximumRatio` either way, scaled so that f·w₊ + (1 − f)·w₋ = 1. */
export function inverseFrequency(share: number, maximumRatio: number): ClassWeights {
  if (share <= 0 || share >= 1) return { positive: 1, negative: 1 };
  const ratio = Math.min(maximumRatio, Math.max(1 / maximumRatio, (1 - share) / share));
  const negative = 1 / (1 - share + share * ratio);
  return { positive: ratio * negative, negative };
}
