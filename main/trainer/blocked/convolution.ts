import type { Tape } from '../autodiff.ts';
import { multiply } from '../graph/elementwise.ts';
import { concatenate, padImage, reshape, split, take, transpose } from '../graph/layout.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import type { Correlator } from './correlation.ts';
import type { DeferredFactors } from './deferredFactors.ts';
import { convolve, turnTiles } from './memory.ts';

const AROUND = [1, 1, 1, 1] as const;
const ROWS = [1, 0, 1, 0] as const;
const TURNED = [8, 7, 6, 5, 4, 3, 2, 1, 0];

/**
 * Padded 3×3 convolution over the channels of all parts, which are never joined: their results are summed. Parts are
 * blocked, or one plain image of fewer than B channels; weights [o, i, 3, 3] in blocked order.
 */
export function blockedConvolution(
  tape: Tape,
  correlator: Correlator,
  factors: DeferredFactors,
  parts: readonly Tensor[],
  weights: Tensor,
): Tensor {
  const { block } = correlator;
  const { batch: outputs, channels: inputs } = imageShape(weights.shape);
  const sizes = parts.map((part) => imageShape(part.shape).channels);
  const whole =
    inputs < block
      ? reshape(weights, [outputs / block, inputs, 9, block])
      : reshape(weights, [outputs / block, inputs / block, 9, block, block]);
  const own =
    parts.length === 1
      ? [whole]
      : split(
          whole,
          sizes.map((size) => size / block),
          1,
        );
  const pairs = parts.map((part, k) => ({ part, size: sizes[k] ?? 0, kernel: own[k] ?? whole }));
  let y: Tensor | null = null;
  for (const { part, size, kernel } of pairs) {
    y = convolve(part, reshape(kernel, [outputs, size, 3, 3]), { kernel: [3, 3], pads: AROUND, sum: y });
  }
  if (y === null) throw new RangeError('A convolution needs an input.');

  return tape.record(y, [...parts, weights], (dy, needs) => {
    // A norm may leave its factor per channel to the weights, which are far smaller than dy.
    const factor = factors.of(dy);
    const scaled = (t: Tensor) =>
      factor === null ? t : multiply(t, reshape(factor, [outputs / block, ...Array.from({ length: t.shape.length - 2 }, () => 1), block]));
    const inputGradients = pairs.map(({ size, kernel }, k) => {
      if (!needs(k)) return null;
      const turned = transpose(turnTiles(take(scaled(kernel), TURNED, 2), block), [1, 0, 2, 3, 4]);
      return convolve(dy, reshape(turned, [size, outputs, 3, 3]), { kernel: [3, 3], pads: AROUND });
    });
    const weightGradients = pairs.map(({ part }) => scaled(weightGradient(correlator, part, dy)));
    const joined = weightGradients.length === 1 ? weightGradients[0] : concatenate(weightGradients, 1);
    return [...inputGradients, joined === undefined ? null : reshape(joined, weights.shape)];
  });
}

/** → [o/B, i/B, 9, B of i, B of o], or [o/B, i, 9, B of o] for a plain x of fewer than B channels. */
function weightGradient(correlator: Correlator, x: Tensor, dy: Tensor): Tensor {
  const { block } = correlator;
  const inputs = imageShape(x.shape).channels;
  const outputs = imageShape(dy.shape).channels;
  if (inputs < block) {
    const image = padImage(transpose(x, [1, 0, 2, 3]), { top: 0, left: 1, bottom: 0, right: 1 });
    return transpose(correlator.correlate(image, dy, ROWS), [1, 0, 2, 3]);
  }
  if (inputs <= outputs) {
    const found = correlator.correlate(correlator.lanes(x, 1), dy, ROWS, [1, block]);
    return transpose(reshape(found, [inputs / block, outputs / block, 9, block, block]), [1, 0, 2, 3, 4]);
  }
  // The smaller side is the cheaper image: roles change, and with them the order of the taps and of the tiles.
  const found = correlator.correlate(correlator.lanes(dy, 1), x, ROWS, [1, block]);
  return turnTiles(take(reshape(found, [outputs / block, inputs / block, 9, block, block]), TURNED, 2), block);
}
