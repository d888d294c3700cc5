import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { type Batch, emptyBatch } from './batch.ts';
import type { HeadClassWeights } from './classWeights.ts';
import { framesOfEpoch } from './frameOrder.ts';
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
  /** How often a frame comes from each part of the source; null: each frame once per epoch. */
  readonly ratios: readonly number[] | null;
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
  #order: { readonly epoch: number; readonly frames: readonly number[] } | null = null;

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
    const batches = accumulation * stepsPerEpoch(this.#source.length, accumulation * count);
    const start = (index % batches) * count;
    return this.#orderOf(Math.floor(index / batches), batches * count).slice(start, start + count);
  }

  #orderOf(epoch: number, perEpoch: number): readonly number[] {
    if (this.#order?.epoch !== epoch) {
      this.#order = { epoch, frames: framesOfEpoch(this.#source, epoch, { ...this.#options, perEpoch }) };
    }
    return this.#order.frames;
  }
}
