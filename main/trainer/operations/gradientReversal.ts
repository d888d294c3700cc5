import type { Tape } from '../autodiff.ts';
import { multiply, negate } from '../graph/elementwise.ts';
import type { Tensor } from '../graph/tensor.ts';

/** The gradient reversal layer (Ganin and Lempitsky 2015): x as it is; its gradient is −factor·dy. `factor` is a scalar. */
export function gradientReversal(tape: Tape, x: Tensor, factor: Tensor): Tensor {
  const y = x.graph.node('Identity', [x], x.shape);
  return tape.record(y, [x], (dy) => [negate(multiply(dy, factor))]);
}
