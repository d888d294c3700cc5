import { bitsOf, type PerceptualHash } from './perceptualHash.ts';

/** Bits by which pictures that look the same may differ. With four parts, one of them differs by at most one bit up to seven. */
export const ALIKE_BITS = 6;
const PARTS = 4;
const PART_BITS = 16;
const KEYS = 1 << PART_BITS;

/** Hashes by one of their parts: those of a key stand from `starts[key]` to `ends[key]` in `members`, by place at first. */
interface PartTable {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly members: Uint32Array;
  /** Where each hash stands in `members`. */
  readonly stands: Uint32Array;
}

/**
 * Finds hashes near a hash without comparing all (multi-index hashing, Norouzi et al., 2012): of hashes that differ in at most
 * seven bits, one of the four parts differs in at most one. Each part has a table; 17 keys of each are looked up.
 */
export class AlikeIndex {
  readonly #high: Uint32Array;
  readonly #low: Uint32Array;
  readonly #tables: readonly PartTable[];

  constructor(hashes: readonly PerceptualHash[]) {
    this.#high = Uint32Array.from(hashes, ({ high }) => high);
    this.#low = Uint32Array.from(hashes, ({ low }) => low);
    this.#tables = Array.from({ length: PARTS }, (_, part) => tableOf(hashes, part));
  }

  /** The lowest place of a hash within `ALIKE_BITS`, −1 without one. Only before anything was taken. */
  first({ high, low }: PerceptualHash): number {
    let best = this.#high.length;
    for (const [part, { starts, ends, members }] of this.#tables.entries()) {
      const key = partOf(high, low, part);
      for (let flip = 0; flip <= PART_BITS; flip++) {
        const probed = probe(key, flip);
        const end = ends[probed] ?? 0;
        // Members of a key ascend: the first that is near is its lowest.
        for (let at = starts[probed] ?? 0; at < end; at++) {
          const place = members[at] ?? 0;
          if (place >= best) break;
          if (this.#isNear(place, high, low)) best = place;
        }
      }
    }
    return best < this.#high.length ? best : -1;
  }

  /**
   * Takes the hashes within `ALIKE_BITS` of the one at a place out of the index and appends their places to `taken`. What was taken
   * is not looked at again: many hashes that are all alike cost no more than many that are not.
   */
  take(place: number, taken: number[]): void {
    const [high, low] = [this.#high[place] ?? 0, this.#low[place] ?? 0];
    for (const [part, { starts, ends, members }] of this.#tables.entries()) {
      const key = partOf(high, low, part);
      for (let flip = 0; flip <= PART_BITS; flip++) {
        const probed = probe(key, flip);
        const start = starts[probed] ?? 0;
        // Backwards: the last member, which fills a gap, was looked at before.
        for (let at = (ends[probed] ?? 0) - 1; at >= start; at--) {
          const other = members[at] ?? 0;
          if (!this.#isNear(other, high, low)) continue;
          this.#remove(other);
          taken.push(other);
        }
      }
    }
  }

  #isNear(place: number, high: number, low: number): boolean {
    const rest = ALIKE_BITS - bitsOf(high ^ (this.#high[place] ?? 0));
    return rest >= 0 && bitsOf(low ^ (this.#low[place] ?? 0)) <= rest;
  }

  #remove(place: number): void {
    for (const [part, { ends, members, stands }] of this.#tables.entries()) {
      const key = partOf(this.#high[place] ?? 0, this.#low[place] ?? 0, part);
      const end = (ends[key] ?? 0) - 1;
      const [gap, last] = [stands[place] ?? 0, members[end] ?? 0];
      ends[key] = end;
      members[gap] = last;
      stands[last] = gap;
    }
  }
}

/** Sorted by counting. */
function tableOf(hashes: readonly PerceptualHash[], part: number): PartTable {
  const ends = new Uint32Array(KEYS);
  for (const { high, low } of hashes) {
    const key = partOf(high, low, part);
    ends[key] = (ends[key] ?? 0) + 1;
  }
  const starts = new Uint32Array(KEYS);
  for (let key = 1; key < KEYS; key++) starts[key] = (starts[key - 1] ?? 0) + (ends[key - 1] ?? 0);
  ends.set(starts);
  const members = new Uint32Array(hashes.length);
  const stands = new Uint32Array(hashes.length);
  hashes.forEach(({ high, low }, place) => {
    const key = partOf(high, low, part);
    const at = ends[key] ?? 0;
    members[at] = place;
    stands[place] = at;
    ends[key] = at + 1;
  });
  return { starts, ends, members, stands };
}

function partOf(high: number, low: number, part: number): number {
  const word = part < PARTS / 2 ? high : low;
  return part % 2 === 0 ? word >>> PART_BITS : word & 0xffff;
}

/** The key itself, and those that differ from it in one bit. */
function probe(key: number, flip: number): number {
  return flip === PART_BITS ? key : key ^ (1 << flip);
}
