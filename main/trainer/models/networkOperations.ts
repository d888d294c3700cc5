import type { Tape } from '../autodiff.ts';
import type { Tensor } from '../graph/tensor.ts';
import { channelRange } from '../operations/channelRange.ts';
import { concatenation } from '../operations/concatenation.ts';
import { convolution } from '../operations/convolution.ts';
import { globalAverage } from '../operations/globalAverage.ts';
import { maxPool } from '../operations/maxPool.ts';
import { neighbourAverage } from '../operations/neighbourAverage.ts';
import { pointwiseConvolution } from '../operations/pointwiseConvolution.ts';
import { upConvolution } from '../operations/upConvolution.ts';

/** A norm with ReLU behind a convolution; `name` tells its place, as in `down0.first`. */
export type Norm = (name: string, x: Tensor, scale: Tensor, shift: Tensor) => Tensor;

/** What every form of memory has. Shapes are the same in all of them. */
interface CommonOperations {
  /** Padded convolution over the channels of all parts together (a skip connection and what has risen). */
  convolution(parts: readonly Tensor[], weights: Tensor): Tensor;
  maxPool(x: Tensor): Tensor;
  upConvolution(x: Tensor, weights: Tensor, bias: Tensor): Tensor;
  /** 1×1 convolution to the heads; its result is plain in every form. */
  pointwiseConvolution(x: Tensor, weights: Tensor, bias: Tensor): Tensor;
  norm: Norm;
  /** Mean over height and width, [n, c, h, w] → [n, c], plain in every form. */
  globalAverage(x: Tensor): Tensor;
}

/** Blocked memory: 3×3 convolutions only, of channels in whole blocks. */
export interface BlockedOperations extends CommonOperations {
  readonly form: 'blocked';
}

/** Plain memory also has operations on any number of channels. */
export interface PlainOperations extends CommonOperations {
  readonly form: 'plain';
  /** 1×1 convolution without bias, before a norm. */
  mix(x: Tensor, weights: Tensor): Tensor;
  join(parts: readonly Tensor[]): Tensor;
  channelRange(x: Tensor, start: number, end: number): Tensor;
  neighbourAverage(x: Tensor): Tensor;
}

/** What networks are composed of, in one form of memory. */
export type NetworkOperations = PlainOperations | BlockedOperations;

/** Standard operators on plain memory: every provider has them. */
export function plainOperations(tape: Tape, norm: Norm): PlainOperations {
  const join = (parts: readonly Tensor[]) => {
    const [first, ...others] = parts;
    if (first === undefined) throw new RangeError('Nothing to join.');
    return others.length === 0 ? first : concatenation(tape, parts);
  };
  return {
    form: 'plain',
    convolution: (parts, weights) => convolution(tape, join(parts), weights),
    maxPool: (x) => maxPool(tape, x),
    upConvolution: (x, weights, bias) => upConvolution(tape, x, weights, bias),
    pointwiseConvolution: (x, weights, bias) => pointwiseConvolution(tape, x, weights, bias),
    norm,
    globalAverage: (x) => globalAverage(tape, x),
    mix: (x, weights) => pointwiseConvolution(tape, x, weights, null),
    join,
    channelRange: (x, start, end) => channelRange(tape, x, start, end),
    neighbourAverage: (x) => neighbourAverage(tape, x),
  };
}
