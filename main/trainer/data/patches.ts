import { Draws } from '../../../shared/domain/random/draws.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { type Batch, emptyBatch } from './batch.ts';
import type { HeadClassWeights } from './classWeights.ts';
import type { PatchCutter } from './patchCutter.ts';
import type { SampleSource } from './source.ts';

export interface PatchOptions {
  /** Patches per batch, and batches per step. */
  readonly count: number;
  readonly accumulation: number;
  readonly patchSize: number;
  readonly augmentation: Recipe['augmentation'];
  readonly classWeights: HeadClassWeights;
  readonly seed: number;
  /** Tells the draws of two sources in one training apart; the labelled source's is empty. */
  readonly stream: '' | 'target ';
}

/** Full steps of `count` patches that an epoch gives; a set smaller than one step fills it by repeating frames. */
export function stepsPerEpoch(frames: number, count: number): number {
  return Math.max(1, Math.floor(frames / count));
}

/**
 * Patches of batch k (counted from 0 over the whole run) as a function of the seed and the data alone, so that a resumed run
 * sees the same ones. Each pass over the frames has its own order; each patch its own draws. Several small batches of a step
 * hold the patches of one large one.
 */
export class Patches {
  readonly #source: SampleSource;
  readonly #cutter: PatchCutter;
  readonly #options: PatchOptions;
  #order: { epoch: number; frames: number[] } | null = null;

  constructor(source: SampleSource, cutter: PatchCutter, options: PatchOptions) {
    this.#source = source;
    this.#cutter = cutter;
    this.#options = options;
  }

  async make(index: number): Promise<Batch> {
    const { count, patchSize, augmentation, classWeights, seed, stream } = this.#options;
    const batch = emptyBatch(count, patchSize);
    const scope = `${stream}patch`;
    await Promise.all(
      this.#framesOf(index).map((frame, slot) => {
        const recipe = { seed, scope, index: index * count + slot, patchSize, augmentation, classWeights };
        return this.#cutter.cut(this.#source, frame, recipe, { batch, slot });
      }),
    );
    return batch;
  }

  #framesOf(index: number): number[] {
    const { count, accumulation } = this.#options;
    const { length } = this.#source;
    const batches = accumulation * stepsPerEpoch(length, accumulation * count);
    const order = this.#orderOf(Math.floor(index / batches));
    const start = (index % batches) * count;
    return Array.from({ length: count }, (_, slot) => order[(start + slot) % length] ?? 0);
  }

  #orderOf(epoch: number): number[] {
    if (this.#order?.epoch === epoch) return this.#order.frames;
    const { seed, stream } = this.#options;
    const all = Array.from({ length: this.#source.length }, (_, frame) => frame);
    const frames = new Draws(seed, `${stream}epoch`, epoch).shuffle('order', all);
    this.#order = { epoch, frames };
    return frames;
  }
}
