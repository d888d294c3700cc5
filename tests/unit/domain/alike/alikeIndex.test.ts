import { describe, expect, it } from 'vitest';
import { alikeGroups } from '../../../../shared/domain/alike/alikeGroups.ts';
import { ALIKE_BITS, AlikeIndex } from '../../../../shared/domain/alike/alikeIndex.ts';
import { hashDistance, hashOfText, hashText, type PerceptualHash, perceptualHash } from '../../../../shared/domain/alike/perceptualHash.ts';
import { Draws } from '../../../../shared/domain/random/draws.ts';

const word = (draws: Draws, name: string) => Math.floor(draws.uniform(name) * 2 ** 32) >>> 0;
const random = (n: number): PerceptualHash => {
  const draws = new Draws(9, 'hash', n);
  return { high: word(draws, 'high'), low: word(draws, 'low') };
};

/** With so many bits turned over. */
function turned(hash: PerceptualHash, bits: number, n: number): PerceptualHash {
  const draws = new Draws(10, 'turn', n);
  let { high, low } = hash;
  const chosen = new Set<number>();
  for (let k = 0; chosen.size < bits; k++) chosen.add(Math.floor(draws.uniform(`bit${k}`) * 64));
  for (const bit of chosen) {
    if (bit < 32) high = (high ^ (1 << bit)) >>> 0;
    else low = (low ^ (1 << (bit - 32))) >>> 0;
  }
  return { high, low };
}

/** Groups by comparing all with all. */
function groupsByForce(hashes: readonly PerceptualHash[]): number[][] {
  const groupOf = hashes.map((_, at) => at);
  for (const [at, hash] of hashes.entries()) {
    for (let other = 0; other < at; other++) {
      const [one, two] = [groupOf[at] ?? at, groupOf[other] ?? other];
      if (one === two || hashDistance(hash, hashes[other] ?? hash) > ALIKE_BITS) continue;
      for (const [member, group] of groupOf.entries()) if (group === Math.max(one, two)) groupOf[member] = Math.min(one, two);
    }
  }
  const groups = Map.groupBy(groupOf.keys(), (at) => groupOf[at]);
  return [...groups.values()].filter((group) => group.length > 1);
}

describe('against a comparison of all', () => {
  const few = Array.from({ length: 3000 }, (_, n) => (n % 3 === 0 ? random(n) : turned(random(n - (n % 3)), n % 10, n)));

  it('finds the first hash within the distance, and none beyond', () => {
    const index = new AlikeIndex(few);
    const asked = few.slice(0, 200).map((hash, n) => turned(hash, n % 9, n));
    for (const hash of asked) expect(index.first(hash)).toBe(few.findIndex((other) => hashDistance(hash, other) <= ALIKE_BITS));
    expect(asked.filter((hash) => index.first(hash) < 0).length).toBeGreaterThan(0);
  });

  it.each([
    ['mostly different', few.slice(0, 1500)],
    ['all near one another, through others', Array.from({ length: 800 }, (_, n) => turned(random(1), n % 8, n))],
    ['a crowd in which not all are tied', Array.from({ length: 800 }, (_, n) => turned(random(n % 3), 3 + (n % 9), n))],
    ['equal ones among others', Array.from({ length: 800 }, (_, n) => (n % 2 === 0 ? random(0) : random(n % 90)))],
  ])('groups are the same: %s', (_, hashes) => {
    const groups = alikeGroups(hashes);
    expect(groups).toEqual(groupsByForce(hashes));
    expect(groups.length).toBeGreaterThan(0);
  });
});

it('looks at what is all alike only once', () => {
  const hashes = Array.from({ length: 30_000 }, (_, n) => (n % 2 === 0 ? random(0) : turned(random(0), 1 + (n % 3), n)));
  let done = 0;
  const groups = alikeGroups(hashes, (count) => {
    expect(count).toBe(++done);
  });
  expect(groups.map((group) => group.length)).toEqual([hashes.length]);
});

it('groups those that are alike through others', () => {
  const first = random(1);
  const second = turned(first, ALIKE_BITS, 1);
  const third = turned(second, ALIKE_BITS, 7);
  expect(hashDistance(first, third)).toBeGreaterThan(ALIKE_BITS);
  expect(alikeGroups([first, random(2), third, random(3), second])).toEqual([[0, 2, 4]]);
});

it('makes hashes that survive brightness and noise and tell pictures apart', () => {
  const picture = (n: number, gain: number, noise: number) =>
    Uint8Array.from({ length: 32 * 32 }, (_, at) => {
      const [x, y] = [at % 32, Math.floor(at / 32)];
      const shape = 90 + 60 * Math.sin(x / (3 + n)) + 50 * Math.cos(y / (2 + n) + n);
      return Math.max(0, Math.min(255, gain * shape + noise * (((x * 7 + y * 13) % 11) - 5)));
    });
  const hash = perceptualHash(picture(1, 1, 0));
  expect(hashDistance(hash, perceptualHash(picture(1, 0.8, 1)))).toBeLessThanOrEqual(ALIKE_BITS);
  expect(hashDistance(hash, perceptualHash(picture(2, 1, 0)))).toBeGreaterThan(ALIKE_BITS);
  expect(hashOfText(hashText(hash))).toEqual(hash);
});
