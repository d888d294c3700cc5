import type { Tape } from '../autodiff.ts';
import {
  absolute,
  add,
  divide,
  exponential,
  logarithm,
  maximum,
  multiply,
  negate,
  rectify,
  sigmoid,
  subtract,
} from '../graph/elementwise.ts';
import { reshape } from '../graph/layout.ts';
import { sum } from '../graph/reduction.ts';
import { imageShape, sameShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** Below this total weight a head counts as unlabelled in the batch, and adds nothing. */
const LEAST_WEIGHT = 1e-6;

/**
 * Sigmoid cross entropy of each head, averaged with the weight map, and summed with `headWeights`:
 * Σₖ headWeightₖ · Σ w·l(z, t) / Σ w with l = max(z, 0) − z·t + log(1 + e^−|z|). For two classes this equals softmax cross
 * entropy on the difference of logits. Logits, targets (0 or 1) and weights are [n, heads, h, w]; the result is a scalar.
 * `totals` [heads] stands for Σ w where the batch is one of several of a step, so that their losses and gradients add up.
 */
export function crossEntropy(
  tape: Tape,
  logits: Tensor,
  targets: Tensor,
  weights: Tensor,
  headWeights: readonly number[],
  totals: Tensor | null = null,
): Tensor {
  const heads = imageShape(logits.shape).channels;
  if (!sameShape(logits.shape, targets.shape) || !sameShape(logits.shape, weights.shape) || headWeights.length !== heads) {
    throw new RangeError('Logits, targets, weights and head weights must have the same heads and sizes.');
  }
  const weightSums = totals === null ? sum(weights, [0, 2, 3], 'keep') : reshape(totals, [1, heads, 1, 1]);
  const shares = divide(reshape(logits.graph.floats(headWeights, [heads]), [1, heads, 1, 1]), maximum(weightSums, LEAST_WEIGHT));
  const pixelWeights = multiply(weights, shares);

  const tail = logarithm(add(exponential(negate(absolute(logits))), 1));
  const pixelLoss = add(subtract(rectify(logits), multiply(logits, targets)), tail);
  const loss = sum(multiply(pixelLoss, pixelWeights), [0, 1, 2, 3], 'drop');
  return tape.record(loss, [logits], (dLoss) => [multiply(subtract(sigmoid(logits), targets), multiply(pixelWeights, dLoss))]);
}
