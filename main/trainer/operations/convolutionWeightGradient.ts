import { concatenate, padImage, reshape, slice } from '../graph/layout.ts';
import { sumOfOuterProducts } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** From this many input channels on, contiguous shifts beat rectangular ones on a CPU (measured per layer). */
const FLAT_FROM_CHANNELS = 64;

/**
 * Gradient of a 3×3 convolution's weights: for each of the nine taps the product of dy with x shifted by that tap.
 * x [n, i, h, w], dy [n, o, h, w] → [o, i, 3, 3].
 */
export function convolutionWeightGradient(x: Tensor, dy: Tensor): Tensor {
  const { channels } = imageShape(x.shape);
  const taps = channels >= FLAT_FROM_CHANNELS ? flatTaps(x, dy) : rectangularTaps(x, dy);
  const outputs = imageShape(dy.shape).channels;
  const columns = taps.map((tap) => reshape(tap, [outputs, channels, 1]));
  return reshape(concatenate(columns, 2), [outputs, channels, 3, 3]);
}

const TAPS = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ row, column })));

function rectangularTaps(x: Tensor, dy: Tensor): Tensor[] {
  const { batch, channels, height, width } = imageShape(x.shape);
  const outputs = imageShape(dy.shape).channels;
  const flatGradient = reshape(dy, [batch, outputs, height * width]);
  const padded = padImage(x, { top: 1, left: 1, bottom: 1, right: 1 });
  return TAPS.map(({ row, column }) => {
    const shifted = slice(padded, [row, column], [row + height, column + width], [2, 3]);
    return sumOfOuterProducts(flatGradient, reshape(shifted, [batch, channels, height * width]));
  });
}

/**
 * The same on rows joined end to end: with x padded by a column on each side and dy by two zero columns on the right,
 * a shift by (row, column) is one offset into contiguous memory.
 */
function flatTaps(x: Tensor, dy: Tensor): Tensor[] {
  const { batch, channels, height, width } = imageShape(x.shape);
  const outputs = imageShape(dy.shape).channels;
  const stride = width + 2;
  const length = height * stride - 2;
  const image = reshape(padImage(x, { top: 1, left: 1, bottom: 1, right: 1 }), [batch, channels, (height + 2) * stride]);
  const widened = reshape(padImage(dy, { top: 0, left: 0, bottom: 0, right: 2 }), [batch, outputs, height * stride]);
  const flatGradient = slice(widened, [0], [length], [2]);
  return TAPS.map(({ row, column }) => {
    const offset = row * stride + column;
    return sumOfOuterProducts(flatGradient, slice(image, [offset], [offset + length], [2]));
  });
}
