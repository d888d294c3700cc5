import { totalmem } from 'node:os';
import { DecodedCache } from './decodedCache.ts';
import type { Sample } from './sample.ts';
import { readReduced, type SampleSource } from './source.ts';

const GIBIBYTE = 2 ** 30;

/** A sixth of the machine's memory, at most 2 GiB. */
export function defaultCacheBytes(): number {
  return Math.min(2 * GIBIBYTE, totalmem() / 6);
}

/** The samples of one source, decoded, in a cache of their own. Pictures are reduced to `longestSide`. */
export class SampleCache {
  readonly source: SampleSource;
  readonly #longestSide: number;
  readonly #decoded: DecodedCache;

  constructor(source: SampleSource, longestSide: number, limit = defaultCacheBytes()) {
    this.source = source;
    this.#longestSide = longestSide;
    this.#decoded = new DecodedCache(limit);
  }

  read(index: number): Promise<Sample> {
    return this.#decoded.read(String(index), () => readReduced(this.source, index, this.#longestSide));
  }
}
