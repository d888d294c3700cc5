import type { Tape } from '../autodiff.ts';
import { integers } from '../graph/attribute.ts';
import { reshape, take, transpose } from '../graph/layout.ts';
import { imageShape, type Shape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { convolutionWeightGradient } from './convolutionWeightGradient.ts';

/**
 * 3×3 convolution, stride 1, zero padding 1, no bias (a norm follows). x [n, i, h, w], weights [o, i, 3, 3] → [n, o, h, w].
 * @throws RangeError when the channels do not fit.
 */
export function convolution(tape: Tape, x: Tensor, weights: Tensor): Tensor {
  const y = emit(x, weights);
  return tape.record(y, [x, weights], (dy, needs) => [
    needs(0) ? emit(dy, turned(weights)) : null,
    needs(1) ? convolutionWeightGradient(x, dy) : null,
  ]);
}

function emit(x: Tensor, weights: Tensor): Tensor {
  return x.graph.node('Conv', [x, weights], convolutionShape(x.shape, weights.shape), {
    attributes: { kernel_shape: integers([3, 3]), pads: integers([1, 1, 1, 1]), strides: integers([1, 1]) },
  });
}

function convolutionShape(x: Shape, weights: Shape): Shape {
  const { batch, channels, height, width } = imageShape(x);
  const [outputs, inputs, rows, columns] = weights;
  if (outputs === undefined || inputs !== channels || rows !== 3 || columns !== 3) {
    throw new RangeError(`3×3 weights [${weights.join(', ')}] do not fit ${channels} channels.`);
  }
  return [batch, outputs, height, width];
}

/** The kernels of the input gradient: turned by 180° with inputs and outputs exchanged. */
function turned(weights: Tensor): Tensor {
  const { batch: outputs, channels: inputs } = imageShape(weights.shape);
  const flipped = take(reshape(weights, [outputs, inputs, 9]), [8, 7, 6, 5, 4, 3, 2, 1, 0], 2);
  return transpose(reshape(flipped, [outputs, inputs, 3, 3]), [1, 0, 2, 3]);
}
