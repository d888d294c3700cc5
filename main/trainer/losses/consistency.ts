import type { Tape } from '../autodiff.ts';
import { greater, sigmoid, where } from '../graph/elementwise.ts';
import type { Tensor } from '../graph/tensor.ts';
import { crossEntropy } from './crossEntropy.ts';

/**
 * Consistency of PixMatch (Melas-Kyriazi and Manrai 2021, equation 3): cross entropy of the perturbed pictures' logits
 * against the decisions on the clean ones, where those are surer than `confidence` (0.5 takes every pixel). The decisions
 * are no function of the parameters to the tape: no gradient flows through them. Both [n, heads, h, w]; a scalar.
 */
export function consistencyLoss(
  tape: Tape,
  clean: Tensor,
  perturbed: Tensor,
  options: { confidence: number; headWeights: readonly number[] },
): Tensor {
  const { graph } = clean;
  const probability = sigmoid(clean);
  const one = graph.floats([1], []);
  const label = asNumber(greater(probability, 0.5), one);
  const isSure = graph.node('Or', [greater(probability, options.confidence), below(probability, 1 - options.confidence)], clean.shape, {
    type: 'bool',
  });
  const weights = options.confidence <= 0.5 ? graph.node('Expand', [one, graph.integers(clean.shape)], clean.shape) : asNumber(isSure, one);
  return crossEntropy(tape, perturbed, label, weights, options.headWeights);
}

/** 1 where the condition holds, 0 elsewhere. */
function asNumber(condition: Tensor, one: Tensor): Tensor {
  return where(condition, condition.graph.node('Expand', [one, condition.graph.integers(condition.shape)], condition.shape));
}

function below(a: Tensor, limit: number): Tensor {
  return a.graph.node('Less', [a, a.graph.floats([limit], [])], a.shape, { type: 'bool' });
}
