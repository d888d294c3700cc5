import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeCheck } from '../../../main/jobs/careFolder.ts';
import { findAlike } from '../../../main/jobs/findAlike.ts';
import { hashText } from '../../../shared/domain/alike/perceptualHash.ts';
import type { IntegrityReport } from '../../../shared/domain/dataset/integrity.ts';
import { Draws } from '../../../shared/domain/random/draws.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';

const NO_FAULTS = { brokenLine: 0, missing: 0, unreadable: 0, size: 0, changed: 0, notBinary: 0, wrongShare: 0, stray: 0 };

function hashes(count: number, name: string, hashOf: (n: number) => { high: number; low: number }): Map<string, string> {
  return new Map(Array.from({ length: count }, (_, n) => [`${name}${n}`, hashText(hashOf(n))]));
}

/** Pictures of one scene that change a little more than what counts as alike: the hardest case there is. */
const crowd = (n: number) => {
  const draws = new Draws(1, 'crowd', n);
  const word = (side: string) =>
    Array.from({ length: 6 }, (_, k) => Math.floor(draws.uniform(`${side}${k}`) * 32)).reduce((sum, bit) => sum ^ (1 << bit), 0) >>> 0;
  return { high: word('high'), low: word('low') };
};

async function checked(name: string, found: ReadonlyMap<string, string>): Promise<string> {
  const folder = join(temporaryFolder(), name);
  const report: IntegrityReport = {
    format: 's2mgen.integrity',
    version: 1,
    name,
    checkedAt: '2026-01-02T03:04:05.000Z',
    frames: found.size,
    broken: [],
    dropped: 0,
    counts: NO_FAULTS,
    faults: [],
    nearDuplicates: [],
    alikeElsewhere: [],
  };
  await writeCheck(folder, report, found);
  return folder;
}

it('compares in a thread while this one goes on, within a dataset and with others, and tells how far it is', async () => {
  const own = hashes(20_000, 'a', crowd);
  const other = await checked(
    'other',
    hashes(40, 'b', (n) => crowd(n % 20)),
  );
  const seen: number[] = [];
  let turns = 0;
  const ticking = setInterval(() => turns++, 5);
  const found = await findAlike(own, [other, join(temporaryFolder(), 'never checked')], { onDone: (done) => seen.push(done) });
  clearInterval(ticking);
  expect(found.alikeElsewhere.filter(({ name }) => ['a0', 'a19'].includes(name))).toEqual([
    { name: 'a0', dataset: 'other', other: 'b0' },
    { name: 'a19', dataset: 'other', other: 'b19' },
  ]);
  expect(found.nearDuplicates.flat().length).toBeGreaterThan(0);
  expect(turns).toBeGreaterThan(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBeLessThanOrEqual(2 * own.size);
});

it('is cancelled in the middle, and before it began', async () => {
  const own = hashes(60_000, 'a', crowd);
  const cancelling = new AbortController();
  const found = findAlike(own, [], { signal: cancelling.signal, onDone: () => cancelling.abort() });
  await expect(found).rejects.toMatchObject({ code: 'cancelled' });
  await expect(findAlike(own, [], { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
});
