import { expect, it } from 'vitest';
import { ALIKE_BITS, AlikeIndex, alikeGroups } from '../../../../shared/domain/alike/alikeIndex.ts';
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

it('finds every hash within the distance, and none beyond, as a comparison of all does', () => {
  const hashes = Array.from({ length: 3000 }, (_, n) => (n % 3 === 0 ? random(n) : turned(random(n - (n % 3)), n % 10, n)));
  const index = new AlikeIndex(hashes);
  for (const [n, hash] of hashes.slice(0, 200).entries()) {
    const near = hashes.flatMap((other, at) => (hashDistance(hash, other) <= ALIKE_BITS ? [at] : []));
    expect(index.near(hash)).toEqual(near);
    expect(near).toContain(n);
  }
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
