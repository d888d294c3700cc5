import type { Tape } from '../autodiff.ts';
import type { Tensor } from '../graph/tensor.ts';
import { concatenation } from '../operations/concatenation.ts';
import { convolution } from '../operations/convolution.ts';
import { globalAverage } from '../operations/globalAverage.ts';
import { maxPool } from '../operations/maxPool.ts';
import { pointwiseConvolution } from '../operations/pointwiseConvolution.ts';
import { upConvolution } from '../operations/upConvolution.ts';

/** A norm with ReLU behind a convolution; `name` tells its place, as in `down0.first`. */
export type Norm = (name: string, x: Tensor, scale: Tensor, shift: Tensor) => Tensor;

/** What networks are composed of, in one form of memory. Shapes are the same in all of them. */
export interface NetworkOperations {
  /** Padded 3×3 convolution over the channels of all parts together (a skip connection and what has risen). */
  convolution(parts: readonly Tensor[], weights: Tensor): Tensor;
  maxPool(x: Tensor): Tensor;
  upConvolution(x: Tensor, weights: Tensor, bias: Tensor): Tensor;
  /** 1×1 convolution to the heads; its result is plain in every form. */
  pointwiseConvolution(x: Tensor, weights: Tensor, bias: Tensor): Tensor;
  norm: Norm;
  /** Mean over height and width, [n, c, h, w] → [n, c], plain in every form. */
  globalAverage(x: Tensor): Tensor;
}

/** Standard operators on plain memory: every provider has them. */
export function plainOperations(tape: Tape, norm: Norm): NetworkOperations {
  return {
    convolution(parts, weights) {
      const [first, ...others] = parts;
      if (first === undefined) throw new RangeError('A convolution needs an input.');
      return convolution(
        tape,
        others.reduce((joined, part) => concatenation(tape, joined, part), first),
        weights,
      );
    },
    maxPool: (x) => maxPool(tape, x),
    upConvolution: (x, weights, bias) => upConvolution(tape, x, weights, bias),
    pointwiseConvolution: (x, weights, bias) => pointwiseConvolution(tape, x, weights, bias),
    norm,
    globalAverage: (x) => globalAverage(tape, x),
  };
}
