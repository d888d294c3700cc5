import { Draws } from '../../../shared/domain/random/draws.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { type Batch, emptyBatch } from './batch.ts';
import type { HeadClassWeights } from './classWeights.ts';
import { drawColourChange } from './colourJitter.ts';
import { cutPatch } from './patch.ts';
import { drawPlacement } from './placement.ts';
import type { SampleCache } from './sampleCache.ts';

export interface PatchOptions {
  /** Patches per step. */
  readonly count: number;
  readonly patchSize: number;
  readonly augmentation: Recipe['augmentation'];
  readonly classWeights: HeadClassWeights;
  readonly seed: number;
  /** Tells the draws of two sources in one training apart; the labelled source's is empty. */
  readonly stream: '' | 'target ';
}

/** Full batches an epoch gives; a set smaller than one batch fills it by repeating frames. */
export function stepsPerEpoch(frames: number, count: number): number {
  return Math.max(1, Math.floor(frames / count));
}

/**
 * Patches of step k (counted from 0 over the whole run) as a function of the seed and the data alone, so that a resumed run
 * sees the same ones. Each pass over the frames has its own order; each patch its own draws.
 */
export class Patches {
  readonly #cache: SampleCache;
  readonly #options: PatchOptions;
  #order: { epoch: number; frames: number[] } | null = null;

  constructor(cache: SampleCache, options: PatchOptions) {
    this.#cache = cache;
    this.#options = options;
  }

  async make(step: number): Promise<Batch> {
    const { count, patchSize, augmentation, classWeights, seed, stream } = this.#options;
    const batch = emptyBatch(count, patchSize);
    const samples = await Promise.all(this.#framesOf(step).map((frame) => this.#cache.read(frame)));
    samples.forEach((sample, slot) => {
      const draws = new Draws(seed, `${stream}patch`, step * count + slot);
      const placement = drawPlacement(draws, sample, patchSize, augmentation);
      const change = drawColourChange(draws, augmentation.colour);
      cutPatch(sample, placement, change, classWeights, { batch, slot, patchSize });
    });
    return batch;
  }

  #framesOf(step: number): number[] {
    const { count } = this.#options;
    const { length } = this.#cache.source;
    const steps = stepsPerEpoch(length, count);
    const order = this.#orderOf(Math.floor(step / steps));
    const start = (step % steps) * count;
    return Array.from({ length: count }, (_, slot) => order[(start + slot) % length] ?? 0);
  }

  #orderOf(epoch: number): number[] {
    if (this.#order?.epoch === epoch) return this.#order.frames;
    const { seed, stream } = this.#options;
    const all = Array.from({ length: this.#cache.source.length }, (_, frame) => frame);
    const frames = new Draws(seed, `${stream}epoch`, epoch).shuffle('order', all);
    this.#order = { epoch, frames };
    return frames;
  }
}
