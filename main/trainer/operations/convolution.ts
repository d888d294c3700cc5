import type { Tape } from '../autodiff.ts';
import { integers } from '../graph/attribute.ts';
import { reshape, take, transpose } from '../graph/layout.ts';
import { imageShape, type Shape, sizeAt } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { convolutionWeightGradient } from './convolutionWeightGradient.ts';

/**
 * Convolution of an odd side k, stride 1, zero-padded to the same size, no bias (a norm follows). x [n, i, h, w],
 * weights [o, i, k, k] → [n, o, h, w].
 * @throws RangeError when the channels do not fit.
 */
export function convolution(tape: Tape, x: Tensor, weights: Tensor): Tensor {
  const y = emit(x, weights);
  return tape.record(y, [x, weights], (dy, needs) => [
    needs(0) ? emit(dy, turned(weights)) : null,
    needs(1) ? convolutionWeightGradient(x, dy, sizeAt(weights.shape, 2)) : null,
  ]);
}

function emit(x: Tensor, weights: Tensor): Tensor {
  const side = sizeAt(weights.shape, 2);
  const border = (side - 1) / 2;
  return x.graph.node('Conv', [x, weights], convolutionShape(x.shape, weights.shape), {
    attributes: { kernel_shape: integers([side, side]), pads: integers(Array(4).fill(border)), strides: integers([1, 1]) },
  });
}

function convolutionShape(x: Shape, weights: Shape): Shape {
  const { batch, channels, height, width } = imageShape(x);
  const [outputs, inputs, rows, columns] = weights;
  if (outputs === undefined || inputs !== channels || rows === undefined || rows % 2 === 0 || columns !== rows) {
    throw new RangeError(`Weights [${weights.join(', ')}] of a convolution do not fit ${channels} channels.`);
  }
  return [batch, outputs, height, width];
}

/** The kernels of the input gradient: turned by 180° with inputs and outputs exchanged. */
function turned(weights: Tensor): Tensor {
  const { batch: outputs, channels: inputs, height: side } = imageShape(weights.shape);
  const backwards = Array.from({ length: side ** 2 }, (_, tap) => side ** 2 - 1 - tap);
  const flipped = take(reshape(weights, [outputs, inputs, side ** 2]), backwards, 2);
  return transpose(reshape(flipped, weights.shape), [1, 0, 2, 3]);
}
