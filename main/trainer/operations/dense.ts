import type { Tape } from '../autodiff.ts';
import { add } from '../graph/elementwise.ts';
import { transpose } from '../graph/layout.ts';
import { sum } from '../graph/reduction.ts';
import { sizeAt } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** A fully connected layer: x [n, i], weights [o, i], bias [o] → [n, o]. */
export function dense(tape: Tape, x: Tensor, weights: Tensor, bias: Tensor): Tensor {
  const y = add(product(x, transpose(weights, [1, 0])), bias);
  return tape.record(y, [x, weights, bias], (dy, needs) => [
    needs(0) ? product(dy, weights) : null,
    product(transpose(dy, [1, 0]), x),
    sum(dy, [0], 'drop'),
  ]);
}

function product(a: Tensor, b: Tensor): Tensor {
  if (sizeAt(a.shape, 1) !== sizeAt(b.shape, 0)) throw new RangeError(`[${a.shape.join()}] and [${b.shape.join()}] do not multiply.`);
  return a.graph.node('MatMul', [a, b], [sizeAt(a.shape, 0), sizeAt(b.shape, 1)]);
}
