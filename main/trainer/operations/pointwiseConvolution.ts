import type { Tape } from '../autodiff.ts';
import { integers } from '../graph/attribute.ts';
import { reshape, transpose } from '../graph/layout.ts';
import { channelSum, sumOfOuterProducts } from '../graph/reduction.ts';
import { imageShape, type Shape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/**
 * 1×1 convolution. x [n, i, h, w], weights [o, i, 1, 1], bias [o] or none (before a norm) → [n, o, h, w].
 * @throws RangeError when the channels do not fit.
 */
export function pointwiseConvolution(tape: Tape, x: Tensor, weights: Tensor, bias: Tensor | null): Tensor {
  const y = emit(x, weights, bias);
  return tape.record(y, bias === null ? [x, weights] : [x, weights, bias], (dy, needs) => [
    needs(0) ? emit(dy, transpose(weights, [1, 0, 2, 3]), null) : null,
    needs(1) ? weightGradient(x, dy) : null,
    ...(bias === null ? [] : [needs(2) ? channelSum(dy) : null]),
  ]);
}

function emit(x: Tensor, weights: Tensor, bias: Tensor | null): Tensor {
  return x.graph.node('Conv', bias === null ? [x, weights] : [x, weights, bias], pointwiseShape(x.shape, weights.shape), {
    attributes: { kernel_shape: integers([1, 1]), pads: integers([0, 0, 0, 0]), strides: integers([1, 1]) },
  });
}

function pointwiseShape(x: Shape, weights: Shape): Shape {
  const { batch, channels, height, width } = imageShape(x);
  const [outputs, inputs, rows, columns] = weights;
  if (outputs === undefined || inputs !== channels || rows !== 1 || columns !== 1) {
    throw new RangeError(`1×1 weights [${weights.join(', ')}] do not fit ${channels} channels.`);
  }
  return [batch, outputs, height, width];
}

function weightGradient(x: Tensor, dy: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(x.shape);
  const outputs = imageShape(dy.shape).channels;
  const product = sumOfOuterProducts(reshape(dy, [batch, outputs, height * width]), reshape(x, [batch, channels, height * width]));
  return reshape(product, [outputs, channels, 1, 1]);
}
