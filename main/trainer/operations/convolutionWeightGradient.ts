import { concatenate, padImage, reshape, slice } from '../graph/layout.ts';
import { sumOfOuterProducts } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** From this many input channels on, contiguous shifts beat rectangular ones on a CPU (measured per layer). */
const FLAT_FROM_CHANNELS = 64;

/**
 * Gradient of a k×k convolution's weights: for each of the k² taps the product of dy with x shifted by that tap.
 * x [n, i, h, w], dy [n, o, h, w] → [o, i, k, k].
 */
export function convolutionWeightGradient(x: Tensor, dy: Tensor, side: number): Tensor {
  const { channels } = imageShape(x.shape);
  const taps = channels >= FLAT_FROM_CHANNELS ? flatTaps(x, dy, side) : rectangularTaps(x, dy, side);
  const outputs = imageShape(dy.shape).channels;
  const columns = taps.map((tap) => reshape(tap, [outputs, channels, 1]));
  return reshape(concatenate(columns, 2), [outputs, channels, side, side]);
}

function tapsOf(side: number): { row: number; column: number }[] {
  return Array.from({ length: side ** 2 }, (_, tap) => ({ row: Math.floor(tap / side), column: tap % side }));
}

function rectangularTaps(x: Tensor, dy: Tensor, side: number): Tensor[] {
  const { batch, channels, height, width } = imageShape(x.shape);
  const outputs = imageShape(dy.shape).channels;
  const flatGradient = reshape(dy, [batch, outputs, height * width]);
  const border = (side - 1) / 2;
  const padded = padImage(x, { top: border, left: border, bottom: border, right: border });
  return tapsOf(side).map(({ row, column }) => {
    const shifted = slice(padded, [row, column], [row + height, column + width], [2, 3]);
    return sumOfOuterProducts(flatGradient, reshape(shifted, [batch, channels, height * width]));
  });
}

/**
 * The same on rows joined end to end: with x padded on each side and dy by as many zero columns on the right, a shift
 * by (row, column) is one offset into contiguous memory.
 */
function flatTaps(x: Tensor, dy: Tensor, side: number): Tensor[] {
  const { batch, channels, height, width } = imageShape(x.shape);
  const outputs = imageShape(dy.shape).channels;
  const border = (side - 1) / 2;
  const stride = width + 2 * border;
  const length = height * stride - 2 * border;
  const padded = padImage(x, { top: border, left: border, bottom: border, right: border });
  const image = reshape(padded, [batch, channels, (height + 2 * border) * stride]);
  const widened = reshape(padImage(dy, { top: 0, left: 0, bottom: 0, right: 2 * border }), [batch, outputs, height * stride]);
  const flatGradient = slice(widened, [0], [length], [2]);
  return tapsOf(side).map(({ row, column }) => {
    const offset = row * stride + column;
    return sumOfOuterProducts(flatGradient, slice(image, [offset], [offset + length], [2]));
  });
}
