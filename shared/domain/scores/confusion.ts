/** Pixel counts of one binary segmentation. */
export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

export const EMPTY_CONFUSION: Confusion = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };

/**
 * Counts over two byte masks of equal length; a byte above 127 is positive.
 * @throws RangeError when the lengths differ.
 */
export function countConfusion(predicted: Uint8Array, truth: Uint8Array): Confusion {
  if (predicted.length !== truth.length) {
    throw new RangeError(`Prediction has ${predicted.length} pixels, truth ${truth.length}.`);
  }
  let both = 0;
  let predictedOnly = 0;
  let truthOnly = 0;
  for (let i = 0; i < predicted.length; i++) {
    const isPredicted = (predicted[i] ?? 0) > 127;
    const isTrue = (truth[i] ?? 0) > 127;
    if (isPredicted && isTrue) both++;
    else if (isPredicted) predictedOnly++;
    else if (isTrue) truthOnly++;
  }
  return {
    truePositive: both,
    falsePositive: predictedOnly,
    falseNegative: truthOnly,
    trueNegative: predicted.length - both - predictedOnly - truthOnly,
  };
}

export function addConfusion(a: Confusion, b: Confusion): Confusion {
  return {
    truePositive: a.truePositive + b.truePositive,
    falsePositive: a.falsePositive + b.falsePositive,
    falseNegative: a.falseNegative + b.falseNegative,
    trueNegative: a.trueNegative + b.trueNegative,
  };
}
