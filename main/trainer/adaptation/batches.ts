import { Draws } from '../../../shared/domain/random/draws.ts';
import type { Adaptation } from '../../../shared/domain/training/adaptation.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { type Batch, emptyBatch } from '../data/batch.ts';
import type { HeadClassWeights } from '../data/classWeights.ts';
import { drawColourChange } from '../data/colourJitter.ts';
import type { PatchCutter } from '../data/patchCutter.ts';
import { Patches } from '../data/patches.ts';
import type { SampleSource } from '../data/source.ts';
import { batchRows, totalRows } from './batchRows.ts';
import { adaptPicture } from './fda.ts';

/** Strength of PixMatch's colour perturbation: far above what augmentation may be. */
const STRONG = 0.5;

interface Sources {
  readonly training: SampleSource;
  /** Pictures of the target domain; null without adaptation. */
  readonly target: SampleSource | null;
  /** How often a patch comes from each part of the training data; without, each frame once per epoch. */
  readonly ratios?: readonly number[] | null;
  readonly cutter: PatchCutter;
  readonly classWeights: HeadClassWeights;
}

/** The batches of a training: labelled patches, and behind them what its method of adaptation adds (`batchRows`). */
export class Batches {
  readonly #adaptation: Adaptation;
  readonly #patchSize: number;
  readonly #seed: number;
  readonly #batchSize: number;
  readonly #source: Patches;
  readonly #target: Patches | null;

  /** @throws RangeError when the method needs a target and there is none. */
  constructor({ training, target, ratios = null, cutter, classWeights }: Sources, recipe: Recipe, seed: number) {
    const { adaptation, patchSize, batchSize, accumulation, augmentation } = recipe;
    const rows = batchRows(adaptation, batchSize);
    const common = { patchSize, accumulation, augmentation, classWeights, seed };
    this.#adaptation = adaptation;
    this.#patchSize = patchSize;
    this.#seed = seed;
    this.#batchSize = batchSize;
    this.#source = new Patches(training, cutter, { ...common, count: rows.source, ratios, stream: '' });
    const targets = rows.labelledTarget + rows.target + (adaptation.kind === 'fda' ? rows.source : 0);
    if (targets > 0 && target === null) throw new RangeError(`${adaptation.kind} needs pictures of the target domain.`);
    this.#target =
      targets > 0 && target !== null ? new Patches(target, cutter, { ...common, count: targets, ratios: null, stream: 'target ' }) : null;
  }

  /** Batch k (counted from 0 over the whole run; a step has `accumulation` of them), a function of the seed and the data alone. */
  async make(index: number): Promise<Batch> {
    if (this.#target === null) return this.#source.make(index);
    const [source, target] = await Promise.all([this.#source.make(index), this.#target.make(index)]);
    switch (this.#adaptation.kind) {
      case 'none':
        return source;
      case 'bgc':
        return this.#joined([source, target]);
      case 'fda':
        this.#paintLike(source, target, this.#adaptation.band, (slot) => this.#draws(index, slot).chance('fda', this.#share()));
        return source;
      case 'dann':
        return this.#joined([source, unlabelled(target)]);
      case 'pixmatch':
        return this.#joined([source, unlabelled(target), unlabelled(this.#perturbed(target, source, index))]);
    }
  }

  #share(): number {
    return this.#adaptation.kind === 'fda' ? this.#adaptation.share : 0;
  }

  #draws(index: number, slot: number): Draws {
    return new Draws(this.#seed, 'adaptation', index * this.#batchSize + slot);
  }

  #picture(batch: Batch, slot: number): Float32Array {
    const length = 3 * this.#patchSize ** 2;
    return batch.images.subarray(slot * length, (slot + 1) * length);
  }

  /** Gives pictures of `batch` the low frequencies of those of `model`, in place. */
  #paintLike(batch: Batch, model: Batch, band: number, chosen: (slot: number) => boolean): void {
    for (let slot = 0; slot < this.#batchSize; slot++) {
      if (chosen(slot)) adaptPicture(this.#picture(batch, slot), this.#picture(model, slot), this.#patchSize, band);
    }
  }

  #perturbed(target: Batch, source: Batch, index: number): Batch {
    const copy = { ...target, images: target.images.slice() };
    if (this.#adaptation.kind !== 'pixmatch') return copy;
    if (this.#adaptation.perturbation === 'fourier') {
      this.#paintLike(copy, source, this.#adaptation.band, () => true);
      return copy;
    }
    for (let slot = 0; slot < this.#batchSize; slot++) drawColourChange(this.#draws(index, slot), STRONG)?.(this.#picture(copy, slot));
    return copy;
  }

  #joined(parts: readonly Batch[]): Batch {
    const whole = emptyBatch(totalRows(batchRows(this.#adaptation, this.#batchSize)), this.#patchSize);
    const at = { images: 0, targets: 0, weights: 0 };
    for (const part of parts) {
      for (const key of ['images', 'targets', 'weights'] as const) {
        whole[key].set(part[key], at[key]);
        at[key] += part[key].length;
      }
    }
    return whole;
  }
}

/** The same patches without their masks: nobody may learn from them. */
function unlabelled(batch: Batch): Batch {
  return { images: batch.images, targets: new Float32Array(batch.targets.length), weights: new Float32Array(batch.weights.length) };
}
