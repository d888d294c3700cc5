import type { Tape } from '../autodiff.ts';
import { multiply } from '../graph/elementwise.ts';
import { expand, reshape } from '../graph/layout.ts';
import { sum } from '../graph/reduction.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';

/** Mean over height and width: [n, c, h, w] → [n, c]. */
export function globalAverage(tape: Tape, x: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(x.shape);
  const y = multiply(sum(x, [2, 3], 'drop'), 1 / (height * width));
  return tape.record(y, [x], (dy) => [expand(reshape(multiply(dy, 1 / (height * width)), [batch, channels, 1, 1]), x.shape)]);
}
