import type { Tape } from '../autodiff.ts';
import { integers } from '../graph/attribute.ts';
import { reshape, transpose } from '../graph/layout.ts';
import { channelSum, sumOfOuterProducts } from '../graph/reduction.ts';
import { imageShape, type Shape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

const WINDOW = { kernel_shape: integers([2, 2]), pads: integers([0, 0, 0, 0]), strides: integers([2, 2]) };

/**
 * Transposed 2×2 convolution of stride 2 with bias: doubles height and width.
 * x [n, i, h, w], weights [i, o, 2, 2], bias [o] → [n, o, 2h, 2w].
 * @throws RangeError when the channels do not fit.
 */
export function upConvolution(tape: Tape, x: Tensor, weights: Tensor, bias: Tensor): Tensor {
  const { graph } = x;
  const y = graph.node('ConvTranspose', [x, weights, bias], upShape(x.shape, weights.shape), { attributes: WINDOW });
  return tape.record(y, [x, weights, bias], (dy, needs) => [
    // The same weight tensor read as [outputs, inputs]: a strided convolution is the transpose of the transposed one.
    needs(0) ? graph.node('Conv', [dy, weights], x.shape, { attributes: WINDOW }) : null,
    needs(1) ? weightGradient(x, dy) : null,
    needs(2) ? channelSum(dy) : null,
  ]);
}

function upShape(x: Shape, weights: Shape): Shape {
  const { batch, channels, height, width } = imageShape(x);
  const [inputs, outputs, rows, columns] = weights;
  if (outputs === undefined || inputs !== channels || rows !== 2 || columns !== 2) {
    throw new RangeError(`2×2 up-convolution weights [${weights.join(', ')}] do not fit ${channels} channels.`);
  }
  return [batch, outputs, 2 * height, 2 * width];
}

/** Each of the four taps meets its own quarter of dy's pixels; the 6-D transpose gathers them (WebGPU lacks SpaceToDepth). */
function weightGradient(x: Tensor, dy: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(x.shape);
  const outputs = imageShape(dy.shape).channels;
  const quarters = transpose(reshape(dy, [batch, outputs, height, 2, width, 2]), [0, 3, 5, 1, 2, 4]);
  const product = sumOfOuterProducts(
    reshape(x, [batch, channels, height * width]),
    reshape(quarters, [batch, 4 * outputs, height * width]),
  );
  return transpose(reshape(product, [channels, 2, 2, outputs]), [0, 3, 1, 2]);
}
