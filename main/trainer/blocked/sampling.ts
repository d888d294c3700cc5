import type { Tape } from '../autodiff.ts';
import { multiply, negate } from '../graph/elementwise.ts';
import { concatenate, reshape, transpose } from '../graph/layout.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import type { Correlator } from './correlation.ts';
import { convolve, maxPool2, ones, scaleShift, turnTiles, upsample2 } from './memory.ts';
import { channelSum } from './sums.ts';

/** As `operations/maxPool.ts`, on blocked memory. */
export function blockedMaxPool(tape: Tape, x: Tensor): Tensor {
  const y = maxPool2(x);
  return tape.record(y, [x], (dy) => {
    const isMaximum = scaleShift(x, ones(x), null, { sum: upsample2(negate(y)), activation: 'isNotNegative' });
    return [multiply(upsample2(dy), isMaximum)];
  });
}

/**
 * As `operations/upConvolution.ts`, on blocked memory: a 1×1 convolution to four times the channels, whose quarters then
 * take their places. Weights in blocked order.
 */
export function blockedUpConvolution(tape: Tape, correlator: Correlator, x: Tensor, weights: Tensor, bias: Tensor): Tensor {
  const { block } = correlator;
  const { batch, channels: inputs, height, width } = imageShape(x.shape);
  const outputs = imageShape(weights.shape).channels;
  const tiles = reshape(weights, [4, outputs / block, inputs / block, block, block]);
  const quarters = convolve(x, reshape(weights, [4 * outputs, inputs, 1, 1]), {
    kernel: [1, 1],
    bias: concatenate([bias, bias, bias, bias], 0),
  });
  const placed = transpose(reshape(quarters, [batch, 2, 2, outputs / block, height, width, block]), [0, 3, 4, 1, 5, 2, 6]);
  const y = reshape(placed, [batch, outputs, 2 * height, 2 * width]);
  return tape.record(y, [x, weights, bias], (dy, needs) => {
    const turned = transpose(turnTiles(tiles, block), [2, 1, 0, 3, 4]);
    const dx = needs(0) ? convolve(dy, reshape(turned, [inputs, outputs, 2, 2]), { kernel: [2, 2], strides: [2, 2] }) : null;
    const found = correlator.correlate(correlator.lanes(dy, 0), x, [0, 0, 0, 0], [2, 2 * block]);
    const dWeights = transpose(turnTiles(reshape(found, [outputs / block, inputs / block, 4, block, block]), block), [2, 0, 1, 3, 4]);
    return [dx, reshape(dWeights, weights.shape), channelSum(dy, block)];
  });
}
