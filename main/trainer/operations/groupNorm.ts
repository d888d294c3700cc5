import type { Tape } from '../autodiff.ts';
import { float } from '../graph/attribute.ts';
import { add, greater, multiply, reciprocal, rectify, squareRoot, subtract, where } from '../graph/elementwise.ts';
import { expand, flatten, reshape } from '../graph/layout.ts';
import { sum } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { affine } from './affine.ts';

export const NORM_EPSILON = 1e-5;
const MOST_GROUPS = 8;

/** Largest number of equal groups up to eight. */
export function groupsOf(channels: number): number {
  let groups = Math.min(MOST_GROUPS, channels);
  while (channels % groups !== 0) groups--;
  return groups;
}

/**
 * Group norm (Wu and He 2018) followed by ReLU. Statistics are per sample and group, so training and inference are the
 * same function and small batches do no harm. x [n, c, h, w], scale and shift [c].
 *
 * Each (sample, channel) plane goes through the one-pass `affine` as a channel of a batch of one.
 */
export function groupNorm(tape: Tape, x: Tensor, scale: Tensor, shift: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(x.shape);
  const groups = groupsOf(channels);
  const members = channels / groups;
  const count = members * height * width;

  /** Sum of each plane, [n, groups, members]. */
  const planeSum = (t: Tensor) => reshape(sum(reshape(t, [batch * channels, height * width]), [1], 'drop'), [batch, groups, members]);
  const groupSum = (t: Tensor) => sum(t, [2], 'keep');
  const perChannel = (t: Tensor) => reshape(t, [1, groups, members]);
  const perPlane = (t: Tensor, a: Tensor, b: Tensor) =>
    reshape(affine(reshape(t, [1, batch * channels, height, width]), flatten(a), flatten(b)), x.shape);

  const mean = multiply(groupSum(planeSum(x)), 1 / count);
  const variance = subtract(multiply(groupSum(planeSum(multiply(x, x))), 1 / count), multiply(mean, mean));
  const inverse = reciprocal(squareRoot(add(variance, NORM_EPSILON)));
  const factor = multiply(perChannel(scale), inverse);
  const output = rectify(perPlane(x, factor, subtract(perChannel(shift), multiply(factor, mean))));

  return tape.record(output, [x, scale, shift], (dOutput, needs) => {
    const dy = where(greater(output, 0), dOutput);
    const sumDy = planeSum(dy);
    const sumDyX = planeSum(multiply(dy, x));
    const dScale = sum(multiply(inverse, subtract(sumDyX, multiply(mean, sumDy))), [0], 'drop');
    const gradients = [reshape(dScale, [channels]), reshape(sum(sumDy, [0], 'drop'), [channels])];
    if (!needs(0)) return [null, ...gradients];

    const { b, c } = inputGradientTerms({ scale: perChannel(scale), mean, inverse, sumDy, sumDyX, count });
    const spread = (t: Tensor) => expand(t, [batch, groups, members]);
    const none = x.graph.floats(new Float32Array(batch * channels), [batch * channels]);
    return [add(perPlane(x, spread(b), spread(c)), perPlane(dy, factor, none)), ...gradients];
  });
}

/**
 * Group norm's dx = factor·dy + b·x + c: b and c [n, groups, 1] carry the dependence of mean and variance on x. `scale` is
 * [1, groups, members]; `sumDy` and `sumDyX` are sums over each plane, [n, groups, members]; `count` values share a mean.
 */
export function inputGradientTerms(of: { scale: Tensor; mean: Tensor; inverse: Tensor; sumDy: Tensor; sumDyX: Tensor; count: number }): {
  b: Tensor;
  c: Tensor;
} {
  const { scale, mean, inverse, count } = of;
  const groupDy = sum(multiply(scale, of.sumDy), [2], 'keep');
  const groupDyX = sum(multiply(scale, of.sumDyX), [2], 'keep');
  const cubed = multiply(multiply(inverse, inverse), inverse);
  const b = multiply(multiply(cubed, subtract(groupDyX, multiply(mean, groupDy))), -1 / count);
  return { b, c: subtract(multiply(multiply(inverse, groupDy), -1 / count), multiply(b, mean)) };
}

/**
 * The form for inference: bakes no size in, so any batch, height and width may be fed. InstanceNormalization over rows of
 * [n, groups, everything else] is what other exporters write too.
 */
export function groupNormInference(x: Tensor, scale: Tensor, shift: Tensor): Tensor {
  const { graph } = x;
  const { batch, channels, height, width } = imageShape(x.shape);
  const groups = groupsOf(channels);
  const rowShape = [batch, groups, (channels / groups) * height * width];
  const rows = graph.node('Reshape', [x, graph.integers([0, groups, -1])], rowShape);
  const ones = graph.floats(new Float32Array(groups).fill(1), [groups]);
  const zeros = graph.floats(new Float32Array(groups), [groups]);
  const normalised = graph.node('InstanceNormalization', [rows, ones, zeros], rowShape, {
    attributes: { epsilon: float(NORM_EPSILON) },
  });
  const size = graph.node('Shape', [x], [4], { type: 'int64' });
  return rectify(affine(graph.node('Reshape', [normalised, size], x.shape), scale, shift));
}
