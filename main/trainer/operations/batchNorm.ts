import type { Tape } from '../autodiff.ts';
import { float } from '../graph/attribute.ts';
import { add, greater, multiply, reciprocal, rectify, squareRoot, subtract, where } from '../graph/elementwise.ts';
import { reshape } from '../graph/layout.ts';
import { channelSum } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { affine } from './affine.ts';
import { NORM_EPSILON } from './groupNorm.ts';

/** Mean and (biased) variance per channel [c]: of a batch while training, running ones after. */
export interface ChannelStatistics {
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/**
 * Batch norm (Ioffe and Szegedy 2015) followed by ReLU, with the statistics of the batch, which are returned beside it.
 * x [n, c, h, w], scale and shift [c].
 */
export function batchNorm(tape: Tape, x: Tensor, scale: Tensor, shift: Tensor): { output: Tensor; statistics: ChannelStatistics } {
  const { batch, channels, height, width } = imageShape(x.shape);
  const count = batch * height * width;
  const mean = multiply(channelSum(x), 1 / count);
  const variance = subtract(multiply(channelSum(multiply(x, x)), 1 / count), multiply(mean, mean));
  const statistics = { mean, variance };
  const output = normalise(x, scale, shift, statistics);

  tape.record(output, [x, scale, shift], (dOutput, needs) => {
    const dy = where(greater(output, 0), dOutput);
    const sumDy = channelSum(dy);
    const sumDyX = channelSum(multiply(dy, x));
    const inverse = reciprocal(squareRoot(add(variance, NORM_EPSILON)));
    const dScale = multiply(inverse, subtract(sumDyX, multiply(mean, sumDy)));
    return [needs(0) ? inputGradient({ x, dy, mean, inverse, scale, dScale, sumDy, count, channels }) : null, dScale, sumDy];
  });
  return { output, statistics };
}

/** The form for inference: fixed statistics, any batch size, height and width. */
export function batchNormInference(x: Tensor, scale: Tensor, shift: Tensor, statistics: ChannelStatistics): Tensor {
  return normalise(x, scale, shift, statistics);
}

function normalise(x: Tensor, scale: Tensor, shift: Tensor, { mean, variance }: ChannelStatistics): Tensor {
  const normalised = x.graph.node('BatchNormalization', [x, scale, shift, mean, variance], x.shape, {
    attributes: { epsilon: float(NORM_EPSILON) },
  });
  return rectify(normalised);
}

/** dx = a·dy + b·x + c per channel, where b and c carry the dependence of mean and variance on x. */
function inputGradient(of: {
  x: Tensor;
  dy: Tensor;
  mean: Tensor;
  inverse: Tensor;
  scale: Tensor;
  dScale: Tensor;
  sumDy: Tensor;
  count: number;
  channels: number;
}): Tensor {
  const a = multiply(of.scale, of.inverse);
  const b = multiply(multiply(multiply(a, of.inverse), of.dScale), -1 / of.count);
  const c = subtract(multiply(multiply(a, of.sumDy), -1 / of.count), multiply(b, of.mean));
  return add(affine(of.x, b, c), multiply(of.dy, reshape(a, [1, of.channels, 1, 1])));
}
