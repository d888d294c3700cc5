import { hashDistance, type PerceptualHash } from './perceptualHash.ts';

/** Bits by which pictures that look the same may differ. With four parts, one of them differs by at most one bit up to seven. */
export const ALIKE_BITS = 6;
const PARTS = 4;
const PART_BITS = 16;

/**
 * Finds hashes near a hash without comparing all (multi-index hashing, Norouzi et al., 2012): of hashes that differ in at most
 * seven bits, one of the four parts differs in at most one. Each part has a table; 17 entries of each are looked up.
 */
export class AlikeIndex {
  readonly #hashes: PerceptualHash[] = [];
  readonly #tables = Array.from({ length: PARTS }, () => new Map<number, number[]>());

  /** Its number is the count of hashes before it. */
  add(hash: PerceptualHash): void {
    const index = this.#hashes.push(hash) - 1;
    for (const [part, table] of this.#tables.entries()) {
      const key = partOf(hash, part);
      const list = table.get(key);
      if (list === undefined) table.set(key, [index]);
      else list.push(index);
    }
  }

  /** Numbers of the hashes within `ALIKE_BITS`, ascending. */
  near(hash: PerceptualHash): number[] {
    const found = new Set<number>();
    for (const [part, table] of this.#tables.entries()) {
      const key = partOf(hash, part);
      for (let flip = 0; flip <= PART_BITS; flip++) {
        for (const index of table.get(flip === PART_BITS ? key : key ^ (1 << flip)) ?? []) {
          const other = this.#hashes[index];
          if (other !== undefined && hashDistance(hash, other) <= ALIKE_BITS) found.add(index);
        }
      }
    }
    return [...found].sort((a, b) => a - b);
  }
}

function partOf({ high, low }: PerceptualHash, part: number): number {
  const word = part < PARTS / 2 ? high : low;
  return part % 2 === 0 ? word >>> PART_BITS : word & 0xffff;
}

/** Numbers of hashes that are alike, directly or through others; groups of two and more. */
export function alikeGroups(hashes: readonly PerceptualHash[]): number[][] {
  const index = new AlikeIndex();
  const groups = new Map<number, number[]>();
  const groupOf = hashes.map((_, at) => at);
  hashes.forEach((hash, at) => {
    const near = index.near(hash);
    index.add(hash);
    for (const other of near) {
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
