import { multiply } from '../graph/elementwise.ts';
import { reshape } from '../graph/layout.ts';
import { sum } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { convolve, planeMean } from './memory.ts';

/** Bands of rows longer than this many pixels are halved: shorter sums lose less precision, and more threads share them. */
const LONGEST_BAND = 4096;

function bandsOf(t: Tensor): number {
  const { height, width } = imageShape(t.shape);
  let bands = 1;
  while (height % (2 * bands) === 0 && (height * width) / bands > LONGEST_BAND) bands *= 2;
  return bands;
}

/** The view [1, n·c·bands, h/bands, w]: bands of rows as channels of their own. */
function banded(t: Tensor, bands: number): Tensor {
  const { batch, channels, height, width } = imageShape(t.shape);
  return reshape(t, [1, batch * channels * bands, height / bands, width]);
}

/** Values per band [n·c·bands] → sums per plane [n, c]. */
function perPlane(values: Tensor, t: Tensor, bands: number, block: number): Tensor {
  const { batch, channels } = imageShape(t.shape);
  return reshape(sum(reshape(values, [batch, channels / block, bands, block]), [2], 'drop'), [batch, channels]);
}

/** Sum over height and width of a blocked tensor → [n, c]. */
export function planeSum(t: Tensor, block: number): Tensor {
  const bands = bandsOf(t);
  const { height, width } = imageShape(t.shape);
  return multiply(perPlane(planeMean(banded(t, bands)), t, bands, block), (height / bands) * width);
}

/** Sum of a·b over height and width → [n, c]: a depthwise convolution of one by the other. */
export function planeDot(a: Tensor, b: Tensor, block: number): Tensor {
  const bands = bandsOf(a);
  const image = banded(a, bands);
  const { channels, height, width } = imageShape(image.shape);
  const kernel = reshape(b, [channels, 1, height, width]);
  return perPlane(convolve(image, kernel, { kernel: [height, width], group: channels }), a, bands, block);
}

/** Sum over batch, height and width → [c]. */
export function channelSum(t: Tensor, block: number): Tensor {
  return sum(planeSum(t, block), [0], 'drop');
}

/** Sum of a·b over batch, height and width → [c]. */
export function channelDot(a: Tensor, b: Tensor, block: number): Tensor {
  return sum(planeDot(a, b, block), [0], 'drop');
}
