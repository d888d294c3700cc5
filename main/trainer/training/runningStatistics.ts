import { type UnetOptions, unetNorms } from '../models/unet.ts';

/** Weight of the newest batch, as in PyTorch. */
const MOMENTUM = 0.1;

/** Running mean and variance of every batch norm: for each norm of `unetNorms` its means, then its variances. */
export function initialStatistics(model: UnetOptions): Float32Array {
  return Float32Array.from(unetNorms(model).flatMap(({ channels }) => [...Array(channels).fill(0), ...Array(channels).fill(1)]));
}

/**
 * Moves the running statistics towards those of a batch. The running variance is the unbiased one, so a batch's variance
 * counts times M/(M−1), M being the number of values per channel.
 */
export function updateStatistics(
  running: Float32Array,
  batch: Float32Array,
  model: UnetOptions,
  { batchSize, patchSize }: { batchSize: number; patchSize: number },
): void {
  let offset = 0;
  for (const { channels, reduction } of unetNorms(model)) {
    const count = batchSize * (patchSize / reduction) ** 2;
    for (let i = offset; i < offset + 2 * channels; i++) {
      const correction = i < offset + channels ? 1 : count / (count - 1);
      running[i] = (1 - MOMENTUM) * (running[i] ?? 0) + MOMENTUM * correction * (batch[i] ?? 0);
    }
    offset += 2 * channels;
  }
}
