import type { Tape } from '../autodiff.ts';
import { add, multiply, reciprocal, squareRoot, subtract } from '../graph/elementwise.ts';
import { expand, flatten, reshape } from '../graph/layout.ts';
import { sum } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import type { ChannelStatistics } from '../operations/batchNorm.ts';
import { groupsOf, inputGradientTerms, NORM_EPSILON } from '../operations/groupNorm.ts';
import type { DeferredFactors } from './deferredFactors.ts';
import { ones, scaleShift } from './memory.ts';
import { channelDot, channelSum, planeDot, planeSum } from './sums.ts';

/** dy behind a ReLU whose output is `output`. */
function behindRelu(dOutput: Tensor, output: Tensor): Tensor {
  return multiply(dOutput, scaleShift(output, ones(output), null, { activation: 'isPositive' }));
}

/** As `operations/batchNorm.ts`, on blocked memory. The gradient of x leaves its factor to the convolution before. */
export function blockedBatchNorm(
  tape: Tape,
  block: number,
  factors: DeferredFactors,
  x: Tensor,
  scale: Tensor,
  shift: Tensor,
): { output: Tensor; statistics: ChannelStatistics } {
  const { batch, height, width } = imageShape(x.shape);
  const count = batch * height * width;
  const mean = multiply(channelSum(x, block), 1 / count);
  const variance = subtract(multiply(channelDot(x, x, block), 1 / count), multiply(mean, mean));
  const inverse = reciprocal(squareRoot(add(variance, NORM_EPSILON)));
  const factor = multiply(scale, inverse);
  const output = scaleShift(x, factor, subtract(shift, multiply(factor, mean)), { activation: 'relu' });

  tape.record(output, [x, scale, shift], (dOutput) => {
    const dy = behindRelu(dOutput, output);
    const sumDy = channelSum(dy, block);
    const dScale = multiply(inverse, subtract(channelDot(dy, x, block), multiply(mean, sumDy)));
    // dx = factor·(dy + b·x + c), where b and c carry the dependence of mean and variance on x.
    const b = multiply(multiply(inverse, dScale), -1 / count);
    const c = subtract(multiply(sumDy, -1 / count), multiply(b, mean));
    return [factors.defer(scaleShift(x, b, c, { sum: dy }), factor), dScale, sumDy];
  });
  return { output, statistics: { mean, variance } };
}

/** As `operations/groupNorm.ts`, on blocked memory: each (sample, channel) plane is a channel of a batch of one. */
export function blockedGroupNorm(tape: Tape, block: number, x: Tensor, scale: Tensor, shift: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(x.shape);
  const groups = groupsOf(channels);
  const members = channels / groups;
  const count = members * height * width;
  const grouped = (planes: Tensor) => reshape(planes, [batch, groups, members]);
  const groupSum = (t: Tensor) => sum(t, [2], 'keep');
  const perChannel = (t: Tensor) => reshape(t, [1, groups, members]);
  const asPlanes = (t: Tensor) => reshape(t, [1, batch * channels, height, width]);
  const onPlanes = (t: Tensor, a: Tensor, b: Tensor | null, options: Parameters<typeof scaleShift>[3] = {}) =>
    reshape(scaleShift(asPlanes(t), flatten(a), b === null ? null : flatten(b), options), x.shape);

  const mean = multiply(groupSum(grouped(planeSum(x, block))), 1 / count);
  const variance = subtract(multiply(groupSum(grouped(planeDot(x, x, block))), 1 / count), multiply(mean, mean));
  const inverse = reciprocal(squareRoot(add(variance, NORM_EPSILON)));
  const factor = multiply(perChannel(scale), inverse);
  const output = onPlanes(x, factor, subtract(perChannel(shift), multiply(factor, mean)), { activation: 'relu' });

  return tape.record(output, [x, scale, shift], (dOutput) => {
    const dy = behindRelu(dOutput, output);
    const sumDy = grouped(planeSum(dy, block));
    const sumDyX = grouped(planeDot(dy, x, block));
    const dScale = sum(multiply(inverse, subtract(sumDyX, multiply(mean, sumDy))), [0], 'drop');
    // dx = factor·dy + b·x + c per plane: the factors of the samples differ, so the weights cannot take them.
    const { b, c } = inputGradientTerms({ scale: perChannel(scale), mean, inverse, sumDy, sumDyX, count });
    const spread = (t: Tensor) => expand(t, [batch, groups, members]);
    const scaledDy = asPlanes(onPlanes(dy, factor, null));
    const dx = onPlanes(x, spread(b), spread(c), { sum: scaledDy });
    return [dx, reshape(dScale, [channels]), reshape(sum(sumDy, [0], 'drop'), [channels])];
  });
}
