import { alikeGroups } from '../shared/domain/alike/alikeGroups.ts';
import { AlikeIndex } from '../shared/domain/alike/alikeIndex.ts';
import type { PerceptualHash } from '../shared/domain/alike/perceptualHash.ts';
import { Draws } from '../shared/domain/random/draws.ts';
import { median, type Table } from './table.ts';

const FRAMES = 100_000;
const ROUNDS = 3;

function drawn(n: number): PerceptualHash {
  const draws = new Draws(1, 'hash', n);
  return { high: Math.floor(draws.uniform('high') * 2 ** 32), low: Math.floor(draws.uniform('low') * 2 ** 32) };
}

/** With so many bits turned over, in places that are drawn. */
function turned({ high, low }: PerceptualHash, bits: number, n: number): PerceptualHash {
  const draws = new Draws(2, 'turn', n);
  for (let k = 0; k < bits; k++) {
    const bit = Math.floor(draws.uniform(`bit ${k}`) * 64);
    if (bit < 32) high = (high ^ (1 << bit)) >>> 0;
    else low = (low ^ (1 << (bit - 32))) >>> 0;
  }
  return { high, low };
}

const CASES = {
  'every hundredth like the one before': (n: number) => (n % 100 === 99 ? turned(drawn(n - 1), 3, n) : drawn(n)),
  'five frames of each view, a few bits apart': (n: number) => turned(drawn(n - (n % 5)), 2, n),
  'all of one view, 0 to 7 bits from it': (n: number) => turned(drawn(0), n % 8, n),
  'all of one view, 10 bits from it': (n: number) => turned(drawn(0), 10, n),
  'all equal': () => drawn(0),
} as const;

/** Near-duplicates among 100,000 pictures and against 100,000 others, once their hashes are known. */
export async function run(): Promise<Table> {
  const rows = Object.entries(CASES).map(([name, hashOf]) => {
    const all = Array.from({ length: FRAMES }, (_, n) => hashOf(n));
    const within: number[] = [];
    const between: number[] = [];
    let groups: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      groups = alikeGroups(all);
      within.push(performance.now() - begun);
      const again = performance.now();
      const index = new AlikeIndex(all);
      for (const hash of all) index.first(hash);
      between.push(performance.now() - again);
    }
    const members = groups.reduce((sum, group) => sum + group.length, 0);
    return [name, groups.length, members, (median(within) / 1000).toFixed(2), (median(between) / 1000).toFixed(2)];
  });
  return {
    title: 'Near-duplicates of 100,000 pictures',
    columns: ['pictures', 'groups', 'pictures in them', 'within the dataset, s', 'against another of 100,000, s'],
    rows,
    notes: ['Drawn hashes of 64 bits, at most 6 bits apart. Median of three, one thread; the studio does it in a thread of its own.'],
  };
}
