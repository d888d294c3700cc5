import type { Tape } from '../autodiff.ts';
import { integer, integers } from '../graph/attribute.ts';
import type { Tensor } from '../graph/tensor.ts';

/**
 * Mean of each pixel and its neighbours to the right, below, and diagonally below (0 outside the image): 2×2 pooling of
 * stride 1 that keeps the size. x [n, c, h, w] → the same shape. Its gradient is the same mean towards the other corner.
 */
export function neighbourAverage(tape: Tape, x: Tensor): Tensor {
  return tape.record(emit(x, [0, 0, 1, 1]), [x], (dy) => [emit(dy, [1, 1, 0, 0])]);
}

/** `pads`: top, left, bottom, right. */
function emit(x: Tensor, pads: readonly number[]): Tensor {
  return x.graph.node('AveragePool', [x], x.shape, {
    attributes: { kernel_shape: integers([2, 2]), strides: integers([1, 1]), pads: integers(pads), count_include_pad: integer(1) },
  });
}
