import type { Tape } from '../autodiff.ts';
import { greater, rectify, where } from '../graph/elementwise.ts';
import type { Tensor } from '../graph/tensor.ts';

/** max(x, 0). */
export function rectifier(tape: Tape, x: Tensor): Tensor {
  const y = rectify(x);
  return tape.record(y, [x], (dy) => [where(greater(y, 0), dy)]);
}
