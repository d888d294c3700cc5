import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Pair, type PairSet, selectSplit, splitHash } from '../../../main/datasets/index.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

function setOf(names: readonly string[], over: Partial<PairSet> = {}, groupOf = (name: string) => name): PairSet {
  const maskRule = { skin: 'white', threshold: 127 } as const;
  const pairs = names.map((name): Pair => {
    return { name, image: `${name}.jpg`, skin: `${name}.png`, person: null, group: groupOf(name), subset: null, split: null, maskRule };
  });
  return { dir: '/data', name: 'data', layout: 'folder', kind: 'real', pairs, problems: [], labelPolicy: 'annotated', splits: {}, ...over };
}

const hundred = Array.from({ length: 100 }, (_, n) => `p${n}`);
const im = (n: number) => `im${String(n).padStart(5, '0')}`;

describe('a seeded split', () => {
  test('has four fifths and one fifth, no pair twice, none lost, and the same ones every time', async () => {
    const [train, again, test] = await Promise.all(['train', 'train', 'test'].map((name) => selectSplit(setOf(hundred), name)));
    expect([train?.pairs.length, test?.pairs.length]).toEqual([80, 20]);
    expect(new Set([...(train?.pairs ?? []), ...(test?.pairs ?? [])].map(({ name }) => name)).size).toBe(100);
    expect(again?.hash).toBe(train?.hash);
  });

  test('keeps all pairs of a person on one side', async () => {
    const set = setOf(hundred, {}, (name) => String(Number(name.slice(1)) % 10));
    const train = new Set((await selectSplit(set, 'train')).pairs.map(({ group }) => group));
    const test = (await selectSplit(set, 'test')).pairs;
    expect(test).toHaveLength(20);
    expect(test.filter(({ group }) => train.has(group))).toEqual([]);
  });

  test('does not depend on the order of the files, and another seed gives another one', async () => {
    const one = await selectSplit(setOf(hundred), 'test');
    expect((await selectSplit(setOf([...hundred].reverse()), 'test')).hash).toBe(one.hash);
    expect((await selectSplit(setOf(hundred), 'test', 1)).hash).not.toBe(one.hash);
  });

  test('of ECU has 1600, 400 and 2000, and the same sides in a copy that lacks two pictures', async () => {
    const all = Array.from({ length: 4000 }, (_, n) => im(n + 1));
    const lacking = all.filter((name) => name !== im(3301) && name !== im(3331));
    for (const [name, count] of [
      ['train', 1600],
      ['validation', 400],
      ['test', 2000],
    ] as const) {
      const whole = (await selectSplit(setOf(all, { layout: 'ecu' }), name)).pairs.map((pair) => pair.name);
      const copy = (await selectSplit(setOf(lacking, { layout: 'ecu' }), name)).pairs.map((pair) => pair.name);
      expect(whole).toHaveLength(count);
      expect(copy).toEqual(whole.filter((one) => lacking.includes(one)));
    }
  });
});

describe('other splits', () => {
  test('folders win over the seeded one', async () => {
    const set = setOf(['a', 'b', 'c'], { splits: { train: ['a', 'c'], test: ['b'] } });
    expect(await selectSplit(set, 'train')).toMatchObject({ source: 'folders', pairs: [{ name: 'a' }, { name: 'c' }] });
    await expect(selectSplit(set, 'validation')).rejects.toMatchObject({ code: 'not-found', next: expect.stringContaining('train, test') });
  });

  test('a list of names takes endings, folders and comments as they come', async () => {
    const list = join(temporaryFolder(), 'test.txt');
    writeFileSync(list, '# my test set\r\nimages/im00002.jpg\n\nIM00003 # a doll\nim00002\n');
    const split = await selectSplit(setOf([im(1), im(2), im(3)]), list);
    expect(split).toMatchObject({ name: 'test.txt', source: 'list' });
    expect(split.pairs.map(({ name }) => name)).toEqual([im(2), im(3)]);
  });

  test('a list that names what is not there says what', async () => {
    const list = join(temporaryFolder(), 'test.txt');
    writeFileSync(list, 'im00001\nim00009\n');
    await expect(selectSplit(setOf([im(1)]), list)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('im00009'),
    });
  });

  test('one that does not exist says which do', async () => {
    await expect(selectSplit(setOf(['a']), 'tset')).rejects.toMatchObject({
      next: expect.stringContaining('all, train, validation, test'),
    });
  });
});

test('the hash of a split tells its names and not their order', () => {
  expect(splitHash(['b', 'a'])).toBe(splitHash(['a', 'b']));
  expect(splitHash(['a', 'b'])).not.toBe(splitHash(['a', 'c']));
  expect(splitHash(['a'])).toMatch(/^[0-9a-f]{64}$/);
});
