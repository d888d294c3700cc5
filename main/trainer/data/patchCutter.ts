import { DecodedCache } from './decodedCache.ts';
import { Gate } from './gate.ts';
import { makePatch, type PatchRecipe, type Slot } from './makePatch.ts';
import { type MaskTally, tallyOf } from './maskTally.ts';
import type { Sample } from './sample.ts';
import { readReduced, type SampleSource } from './source.ts';

/** Makes patches of samples, here or in threads. The same request gives the same bits wherever and whenever it is made. */
export interface PatchCutter {
  /** Cuts a patch of sample `index` of `source` into a slot of a batch. @throws StudioError what reading the sample throws. */
  cut(source: SampleSource, index: number, recipe: PatchRecipe, slot: Slot): Promise<void>;
  /** Counts the mask pixels of a sample. */
  tally(source: SampleSource, index: number): Promise<MaskTally>;
  /** How many batches it is worth to ask for ahead. */
  readonly ahead: number;
  /** Ends its threads; whatever is still asked for fails as cancelled. */
  close(): Promise<void>;
}

export interface CutterOptions {
  /** Larger pictures are reduced so that their longer side has this many pixels. */
  readonly longestSide: number;
  /** Memory for decoded samples, in bytes, over all threads. */
  readonly cacheBytes: number;
}

/** As many decodes at a time as Node has threads for them. */
const AT_A_TIME = 4;

/** Cuts in the thread that asks; only the decoders run beside it. */
export class LocalCutter implements PatchCutter {
  readonly ahead = 1;
  readonly #longestSide: number;
  readonly #decoded: DecodedCache;
  readonly #keys = new SampleKeys();
  readonly #gate = new Gate(AT_A_TIME);

  constructor({ longestSide, cacheBytes }: CutterOptions) {
    this.#longestSide = longestSide;
    this.#decoded = new DecodedCache(cacheBytes);
  }

  cut(source: SampleSource, index: number, recipe: PatchRecipe, slot: Slot): Promise<void> {
    return this.#gate.run(async () => makePatch(await this.#read(source, index), recipe, slot));
  }

  tally(source: SampleSource, index: number): Promise<MaskTally> {
    return this.#gate.run(async () => tallyOf(await this.#read(source, index)));
  }

  async close(): Promise<void> {}

  #read(source: SampleSource, index: number): Promise<Sample> {
    return this.#decoded.read(this.#keys.of(source, index), () => readReduced(source, index, this.#longestSide));
  }
}

/** Tells the samples of several sources apart. */
export class SampleKeys {
  readonly #numbers = new WeakMap<SampleSource, number>();
  #next = 0;

  of(source: SampleSource, index: number): string {
    let number = this.#numbers.get(source);
    if (number === undefined) {
      number = this.#next++;
      this.#numbers.set(source, number);
    }
    return `${number}:${index}`;
  }
}
