import type { Tape } from '../autodiff.ts';
import type { BlockedOperations } from '../models/networkOperations.ts';
import type { ChannelStatistics } from '../operations/batchNorm.ts';
import { blockedConvolution } from './convolution.ts';
import { Correlator } from './correlation.ts';
import { DeferredFactors } from './deferredFactors.ts';
import { blockedGlobalAverage } from './globalAverage.ts';
import { blockedBatchNorm, blockedGroupNorm } from './norms.ts';
import { blockedPointwiseConvolution } from './pointwise.ts';
import { blockedMaxPool, blockedUpConvolution } from './sampling.ts';

/** The operations of networks on blocked memory. Batch norms add the statistics of the batch to `statistics`. */
export function blockedOperations(tape: Tape, block: number, norm: 'group' | 'batch', statistics: ChannelStatistics[]): BlockedOperations {
  const correlator = new Correlator(block);
  const factors = new DeferredFactors();
  return {
    form: 'blocked',
    convolution: (parts, weights) => blockedConvolution(tape, correlator, factors, parts, weights),
    maxPool: (x) => blockedMaxPool(tape, x),
    upConvolution: (x, weights, bias) => blockedUpConvolution(tape, correlator, x, weights, bias),
    pointwiseConvolution: (x, weights, bias) => blockedPointwiseConvolution(tape, correlator, x, weights, bias),
    globalAverage: (x) => blockedGlobalAverage(tape, block, x),
    norm(_, x, scale, shift) {
      if (norm === 'group') return blockedGroupNorm(tape, block, x, scale, shift);
      const normed = blockedBatchNorm(tape, block, factors, x, scale, shift);
      statistics.push(normed.statistics);
      return normed.output;
    },
  };
}
