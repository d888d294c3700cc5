import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { networkOf } from '../models/network.ts';

/** Weight of the newest batch, as in PyTorch. */
const MOMENTUM = 0.1;

/** Running mean and variance of every batch norm: for each norm of the network its means, then its variances. */
export function initialStatistics(model: Recipe['model']): Float32Array {
  return Float32Array.from(networkOf(model).norms.flatMap(({ channels }) => [...Array(channels).fill(0), ...Array(channels).fill(1)]));
}

/**
 * Moves the running statistics towards those of a batch. The running variance is the unbiased one, so a batch's variance
 * counts times M/(M−1), M being the number of values per channel.
 */
export function updateStatistics(
  running: Float32Array,
  batch: Float32Array,
  model: Recipe['model'],
  { batchSize, patchSize }: { batchSize: number; patchSize: number },
): void {
  let offset = 0;
  for (const { channels, reduction } of networkOf(model).norms) {
    const count = batchSize * (patchSize / reduction) ** 2;
    for (let i = offset; i < offset + 2 * channels; i++) {
      const correction = i < offset + channels ? 1 : count / (count - 1);
      running[i] = (1 - MOMENTUM) * (running[i] ?? 0) + MOMENTUM * correction * (batch[i] ?? 0);
    }
    offset += 2 * channels;
  }
}

/** average + gain·(running − average), for each number. */
export function averageOf(average: Float32Array, running: Float32Array, gain: number): Float32Array {
  return average.map((value, index) => value + gain * ((running[index] ?? 0) - value));
}
