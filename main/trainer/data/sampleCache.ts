import { totalmem } from 'node:os';
import { reduceSample } from './reduce.ts';
import { readSample, type Sample, type SampleSource } from './source.ts';

const GIBIBYTE = 2 ** 30;

/** A sixth of the machine's memory, at most 2 GiB. */
export function defaultCacheBytes(): number {
  return Math.min(2 * GIBIBYTE, totalmem() / 6);
}

/** Decoded samples, the least recently used dropped when the limit is reached. Pictures are reduced to `longestSide`. */
export class SampleCache {
  readonly source: SampleSource;
  readonly #longestSide: number;
  readonly #limit: number;
  readonly #kept = new Map<number, Sample>();
  readonly #underWay = new Map<number, Promise<Sample>>();
  #bytes = 0;

  constructor(source: SampleSource, longestSide: number, limit = defaultCacheBytes()) {
    this.source = source;
    this.#longestSide = longestSide;
    this.#limit = limit;
  }

  async read(index: number): Promise<Sample> {
    const kept = this.#kept.get(index);
    if (kept !== undefined) {
      this.#kept.delete(index);
      this.#kept.set(index, kept);
      return kept;
    }
    const underWay = this.#underWay.get(index);
    if (underWay !== undefined) return underWay;
    const reading = this.#load(index).finally(() => this.#underWay.delete(index));
    this.#underWay.set(index, reading);
    return reading;
  }

  async #load(index: number): Promise<Sample> {
    const sample = await reduceSample(await readSample(this.source, index), this.#longestSide);
    const bytes = bytesOf(sample);
    if (bytes > this.#limit) return sample;
    this.#kept.set(index, sample);
    this.#bytes += bytes;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= this.#limit) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytesOf(old);
    }
    return sample;
  }
}

function bytesOf(sample: Sample): number {
  return sample.rgb.length + sample.skin.length + (sample.person?.length ?? 0);
}
