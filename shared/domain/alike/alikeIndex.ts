import { bitsOf, type PerceptualHash } from './perceptualHash.ts';

/** Bits by which pictures that look the same may differ. With four parts, one of them differs by at most one bit up to seven. */
export const ALIKE_BITS = 6;
const PARTS = 4;
const PART_BITS = 16;
const KEYS = 1 << PART_BITS;

/** Hashes by one of their parts: those of a key stand from `starts[key]` to `starts[key + 1]` in `members`. */
interface PartTable {
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
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

  /** Places of the hashes within `ALIKE_BITS`, ascending. */
  near({ high, low }: PerceptualHash): number[] {
    const found: number[] = [];
    for (const [part, { starts, members }] of this.#tables.entries()) {
      const key = partOf(high, low, part);
      for (let flip = 0; flip <= PART_BITS; flip++) {
        const probed = flip === PART_BITS ? key : key ^ (1 << flip);
        const end = starts[probed + 1] ?? 0;
        for (let at = starts[probed] ?? 0; at < end; at++) {
          const place = members[at] ?? 0;
          const distance = bitsOf(high ^ (this.#high[place] ?? 0)) + bitsOf(low ^ (this.#low[place] ?? 0));
          if (distance <= ALIKE_BITS) found.push(place);
        }
      }
    }
    return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b);
  }
}

/** Sorted by counting. */
function tableOf(hashes: readonly PerceptualHash[], part: number): PartTable {
  const starts = new Uint32Array(KEYS + 1);
  for (const { high, low } of hashes) {
    const key = partOf(high, low, part);
    starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  }
  for (let key = 0; key < KEYS; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const members = new Uint32Array(hashes.length);
  hashes.forEach(({ high, low }, place) => {
    const key = partOf(high, low, part);
    const at = next[key] ?? 0;
    members[at] = place;
    next[key] = at + 1;
  });
  return { starts, members };
}

function partOf(high: number, low: number, part: number): number {
  const word = part < PARTS / 2 ? high : low;
  return part % 2 === 0 ? word >>> PART_BITS : word & 0xffff;
}

/** Places of hashes that are alike, directly or through others; groups of two and more. */
export function alikeGroups(hashes: readonly PerceptualHash[]): number[][] {
  const index = new AlikeIndex(hashes);
  const groups = new Map<number, number[]>();
  const groupOf = hashes.map((_, at) => at);
  hashes.forEach((hash, at) => {
    for (const other of index.near(hash)) {
      if (other >= at) break;
      const [from, to] = [groupOf[at] ?? at, groupOf[other] ?? other];
      if (from === to) continue;
      const moved = groups.get(from) ?? [from];
      const merged = [...(groups.get(to) ?? [to]), ...moved];
      for (const member of moved) groupOf[member] = to;
      groups.set(to, merged);
      groups.delete(from);
    }
  });
  return [...groups.values()].map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
