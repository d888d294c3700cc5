import type { Tape } from '../autodiff.ts';
import { multiply } from '../graph/elementwise.ts';
import { flatten, reshape } from '../graph/layout.ts';
import { imageShape } from '../graph/shape.ts';
import type { Tensor } from '../graph/tensor.ts';
import { scaleShift } from './memory.ts';
import { planeSum } from './sums.ts';

/** As `operations/globalAverage.ts`: x blocked, result [n, c] plain. */
export function blockedGlobalAverage(tape: Tape, block: number, x: Tensor): Tensor {
  const { batch, channels, height, width } = imageShape(x.shape);
  const y = multiply(planeSum(x, block), 1 / (height * width));
  return tape.record(y, [x], (dy) => {
    const planes = reshape(x, [1, batch * channels, height, width]);
    const zeros = x.graph.floats(new Float32Array(batch * channels), [batch * channels]);
    return [reshape(scaleShift(planes, zeros, flatten(multiply(dy, 1 / (height * width)))), x.shape)];
  });
}
