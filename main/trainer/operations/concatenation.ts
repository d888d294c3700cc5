import type { Tape } from '../autodiff.ts';
import { concatenate, split } from '../graph/layout.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** Joins two image tensors on their channels: the skip connection. */
export function concatenation(tape: Tape, a: Tensor, b: Tensor): Tensor {
  const sizes = [imageShape(a.shape).channels, imageShape(b.shape).channels];
  return tape.record(concatenate([a, b], 1), [a, b], (dy) => split(dy, sizes, 1));
}
