import { float } from '../graph/attribute.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/**
 * scale·x + shift per channel in one pass over memory: the inference form of BatchNormalization with mean 0 and
 * variance 1, about twice as fast as Mul and Add with broadcasting. x [n, c, h, w], scale and shift [c].
 */
export function affine(x: Tensor, scale: Tensor, shift: Tensor): Tensor {
  const { graph } = x;
  const { channels } = imageShape(x.shape);
  const zeros = graph.floats(new Float32Array(channels), [channels]);
  const ones = graph.floats(new Float32Array(channels).fill(1), [channels]);
  return graph.node('BatchNormalization', [x, scale, shift, zeros, ones], x.shape, { attributes: { epsilon: float(0) } });
}
