import type { Tape } from '../autodiff.ts';
import { add } from '../graph/elementwise.ts';
import type { Tensor } from '../graph/tensor.ts';

/** a + b of one shape. */
export function addition(tape: Tape, a: Tensor, b: Tensor): Tensor {
  return tape.record(add(a, b), [a, b], (dy) => [dy, dy]);
}
