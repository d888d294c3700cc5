import type { Tape } from '../autodiff.ts';
import { reshape } from '../graph/layout.ts';
import { sizeAt } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import type { ParameterSpec } from '../models/parameters.ts';
import { dense } from '../operations/dense.ts';
import { gradientReversal } from '../operations/gradientReversal.ts';
import { rectifier } from '../operations/rectifier.ts';

/** Trained tensors of the domain classifier; they follow the network's own in the flat vector and are not exported. */
export function domainClassifierParameters(features: number, hidden: number): ParameterSpec[] {
  const zero = { kind: 'constant', value: 0 } as const;
  return [
    { name: 'domain.hidden.weights', shape: [hidden, features], initial: { kind: 'he', fanIn: features } },
    { name: 'domain.hidden.bias', shape: [hidden], initial: zero },
    { name: 'domain.output.weights', shape: [1, hidden], initial: { kind: 'he', fanIn: hidden } },
    { name: 'domain.output.bias', shape: [1], initial: zero },
  ];
}

/**
 * Cross entropy of telling the first `source` rows of pooled features [n, c] from the others. The classifier learns to tell
 * them; what it reads learns, by the reversed gradient, to look alike. `share` is the factor on this loss.
 */
export function domainLoss(
  tape: Tape,
  features: Tensor,
  parameters: ReadonlyMap<string, Tensor>,
  options: { source: number; reversal: Tensor; share: number },
): Tensor {
  const parameter = (name: string) => {
    const tensor = parameters.get(`domain.${name}`);
    if (tensor === undefined) throw new RangeError(`Parameter "domain.${name}" is missing.`);
    return tensor;
  };
  const batch = sizeAt(features.shape, 0);
  const reversed = gradientReversal(tape, features, options.reversal);
  const hidden = rectifier(tape, dense(tape, reversed, parameter('hidden.weights'), parameter('hidden.bias')));
  const found = dense(tape, hidden, parameter('output.weights'), parameter('output.bias'));
  const shape = [batch, 1, 1, 1];
  const logits = tape.record(reshape(found, shape), [found], (dy) => [reshape(dy, found.shape)]);
  const isTarget = Float32Array.from({ length: batch }, (_, row) => (row < options.source ? 0 : 1));
  return crossEntropy(tape, logits, features.graph.floats(isTarget, shape), features.graph.floats(new Float32Array(batch).fill(1), shape), [
    options.share,
  ]);
}
