import type { Tape } from '../autodiff.ts';
import { concatenate, split } from '../graph/layout.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** Joins image tensors on their channels: skip connections, branches. */
export function concatenation(tape: Tape, parts: readonly Tensor[]): Tensor {
  const sizes = parts.map((part) => imageShape(part.shape).channels);
  return tape.record(concatenate(parts, 1), parts, (dy) => split(dy, sizes, 1));
}
