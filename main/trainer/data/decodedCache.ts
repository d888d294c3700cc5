import type { Sample } from './sample.ts';

/**
 * Decoded samples by key, the least recently used dropped first. What it keeps never exceeds `limit` bytes, not even for a
 * moment; samples being decoded or cut from are their users' and come on top.
 */
export class DecodedCache {
  readonly limit: number;
  readonly #kept = new Map<string, Sample>();
  readonly #underWay = new Map<string, Promise<Sample>>();
  #bytes = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Bytes kept now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The sample kept under `key`, else what `load` gives. Asked for twice at a time it is loaded once. */
  async read(key: string, load: () => Promise<Sample>): Promise<Sample> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      // A map remembers the order of insertion: the newest stands last.
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return underWay;
    const loading = load()
      .then((sample) => this.#keep(key, sample))
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, loading);
    return loading;
  }

  #keep(key: string, sample: Sample): Sample {
    const bytes = bytesOf(sample);
    if (bytes > this.limit) return sample;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes + bytes <= this.limit) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytesOf(old);
    }
    this.#kept.set(key, sample);
    this.#bytes += bytes;
    return sample;
  }
}

function bytesOf(sample: Sample): number {
  return sample.rgb.length + sample.skin.length + (sample.person?.length ?? 0);
}
