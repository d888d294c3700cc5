import type { Tape } from '../autodiff.ts';
import { concatenate, slice } from '../graph/layout.ts';
import { elementCount, sizeAt } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** Rows `start` … `end` (exclusive) of a batch. */
export function rows(tape: Tape, x: Tensor, start: number, end: number): Tensor {
  const batch = sizeAt(x.shape, 0);
  const y = slice(x, [start], [end], [0]);
  return tape.record(y, [x], (dy) => {
    const zeros = (count: number) => {
      const shape = x.shape.with(0, count);
      return x.graph.floats(new Float32Array(elementCount(shape)), shape);
    };
    const parts = [...(start > 0 ? [zeros(start)] : []), dy, ...(end < batch ? [zeros(batch - end)] : [])];
    return [concatenate(parts, 0)];
  });
}
