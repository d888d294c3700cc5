import type { Tape } from '../autodiff.ts';
import { concatenate, reshape, transpose } from '../graph/layout.ts';
import { channelSum } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import type { Correlator } from './correlation.ts';
import { convolve, unblocked } from './memory.ts';

/**
 * The 1×1 convolution to the heads: x blocked, result plain with at most B channels. Weights [o, i, 1, 1] and bias [o] in
 * plain order.
 */
export function blockedPointwiseConvolution(tape: Tape, correlator: Correlator, x: Tensor, weights: Tensor, bias: Tensor): Tensor {
  const { block } = correlator;
  const { graph } = x;
  const { batch: outputs, channels: inputs } = imageShape(weights.shape);
  const missing = block - outputs;
  const filled = concatenate([reshape(weights, [outputs, inputs]), graph.floats(new Float32Array(missing * inputs), [missing, inputs])], 0);
  const kernel = reshape(transpose(filled, [1, 0]), [block, inputs, 1, 1]);
  const offset = concatenate([bias, graph.floats(new Float32Array(missing), [missing])], 0);
  const y = unblocked(convolve(x, kernel, { kernel: [1, 1], bias: offset }), outputs);
  return tape.record(y, [x, weights, bias], (dy, needs) => {
    const turned = transpose(reshape(weights, [outputs, inputs / block, block]), [1, 0, 2]);
    const dx = needs(0) ? convolve(dy, reshape(turned, [inputs, outputs, 1, 1]), { kernel: [1, 1] }) : null;
    const dWeights = correlator.correlate(transpose(dy, [1, 0, 2, 3]), x, [0, 0, 0, 0]);
    return [dx, reshape(dWeights, weights.shape), channelSum(dy)];
  });
}
