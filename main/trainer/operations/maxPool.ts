import type { Tape } from '../autodiff.ts';
import { integers, text } from '../graph/attribute.ts';
import { equal, where } from '../graph/elementwise.ts';
import { reshape } from '../graph/layout.ts';
import { imageShape, type Shape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/**
 * 2×2 maximum of stride 2. x [n, c, h, w] with even h and w → [n, c, h/2, w/2].
 *
 * A tie hands the gradient to every maximum (PyTorch: to one). Behind a ReLU ties are zeros, whose gradient its own rule stops.
 */
export function maxPool(tape: Tape, x: Tensor): Tensor {
  const y = x.graph.node('MaxPool', [x], pooledShape(x.shape), {
    attributes: { kernel_shape: integers([2, 2]), strides: integers([2, 2]) },
  });
  return tape.record(y, [x], (dy) => [where(equal(x, doubled(y)), doubled(dy))]);
}

function pooledShape(x: Shape): Shape {
  const { batch, channels, height, width } = imageShape(x);
  if (height % 2 !== 0 || width % 2 !== 0) throw new RangeError(`2×2 pooling needs even sides, got ${height}×${width}.`);
  return [batch, channels, height / 2, width / 2];
}

/** Each pixel repeated 2×2. The runtime's fast path for Resize wants a batch of one. */
function doubled(t: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(t.shape);
  const flat = reshape(t, [1, batch * channels, height, width]);
  const resized = t.graph.node('Resize', [flat, null, t.graph.floats([1, 1, 2, 2], [4])], [1, batch * channels, 2 * height, 2 * width], {
    attributes: { mode: text('nearest'), coordinate_transformation_mode: text('asymmetric'), nearest_mode: text('floor') },
  });
  return reshape(resized, [batch, channels, 2 * height, 2 * width]);
}
