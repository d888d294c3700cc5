import { Draws } from '../../../shared/domain/random/draws.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { type Batch, emptyBatch } from './batch.ts';
import type { HeadClassWeights } from './classWeights.ts';
import { drawColourChange } from './colourJitter.ts';
import { cutPatch } from './patch.ts';
import { drawPlacement } from './placement.ts';
import type { SampleCache } from './sampleCache.ts';

/** Full batches an epoch gives; a set smaller than one batch fills it by repeating frames. */
export function stepsPerEpoch(frames: number, batchSize: number): number {
  return Math.max(1, Math.floor(frames / batchSize));
}

/**
 * Batch `step` (counted from 0 over the whole run) as a function of the seed and the data alone, so that a resumed run
 * sees the same batches. Each epoch has its own order of frames; each patch its own draws.
 */
export class Batches {
  readonly #cache: SampleCache;
  readonly #recipe: Recipe;
  readonly #seed: number;
  readonly #classWeights: HeadClassWeights;
  #order: { epoch: number; frames: number[] } | null = null;

  constructor(cache: SampleCache, recipe: Recipe, seed: number, classWeights: HeadClassWeights) {
    this.#cache = cache;
    this.#recipe = recipe;
    this.#seed = seed;
    this.#classWeights = classWeights;
  }

  async make(step: number): Promise<Batch> {
    const { batchSize, patchSize, augmentation } = this.#recipe;
    const batch = emptyBatch(batchSize, patchSize);
    const samples = await Promise.all(this.#framesOf(step).map((frame) => this.#cache.read(frame)));
    samples.forEach((sample, slot) => {
      const draws = new Draws(this.#seed, 'patch', step * batchSize + slot);
      const placement = drawPlacement(draws, sample, patchSize, augmentation);
      const change = drawColourChange(draws, augmentation.colour);
      cutPatch(sample, placement, change, this.#classWeights, { batch, slot, patchSize });
    });
    return batch;
  }

  #framesOf(step: number): number[] {
    const { batchSize } = this.#recipe;
    const { length } = this.#cache.source;
    const steps = stepsPerEpoch(length, batchSize);
    const order = this.#orderOf(Math.floor(step / steps));
    const start = (step % steps) * batchSize;
    return Array.from({ length: batchSize }, (_, slot) => order[(start + slot) % length] ?? 0);
  }

  #orderOf(epoch: number): number[] {
    if (this.#order?.epoch === epoch) return this.#order.frames;
    const all = Array.from({ length: this.#cache.source.length }, (_, frame) => frame);
    const frames = new Draws(this.#seed, 'epoch', epoch).shuffle('order', all);
    this.#order = { epoch, frames };
    return frames;
  }
}
