import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type PairSet, readPair, readPairs } from '../../../main/datasets/index.ts';
import { draw } from './support/drawing.ts';
import {
  im,
  writeAbdomen,
  writeEcu1,
  writeEcu2,
  writeEcu3,
  writeHgr,
  writeOlderAbdomen,
  writePair,
  writePratheepan,
  writeSfa,
} from './support/layouts.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { writeImage, writeMask } from './support/writePictures.ts';

/** Mean IoU of the decoded masks with what was drawn. */
async function agreement(set: PairSet, drawingOf: (name: string) => number): Promise<number> {
  let sum = 0;
  for (const pair of set.pairs) {
    const { skin } = await readPair(pair);
    const { mask } = draw(drawingOf(pair.name));
    expect(skin.length).toBe(mask.length);
    const both = mask.filter((value, i) => value > 0 && (skin[i] ?? 0) > 0).length;
    sum += both / mask.filter((value, i) => value > 0 || (skin[i] ?? 0) > 0).length;
  }
  return sum / set.pairs.length;
}

const numberIn = (name: string) => Number(/\d+/.exec(name)?.[0]);

describe('ECU is recognised with its polarity', () => {
  test.each<[string, (dir: string) => Promise<void>, 'white' | 'black', string]>([
    ['Original and Skin with _s, black skin', writeEcu1, 'black', im(8)],
    ['images/001 and Skin/001 with _gt, white skin', writeEcu2, 'white', im(2004)],
    ['features and labels, white skin', writeEcu3, 'white', im(8)],
  ])('%s', async (_, write, skin, last) => {
    const dir = temporaryFolder();
    await write(dir);
    const set = await readPairs(dir);
    expect(set).toMatchObject({ layout: 'ecu', kind: 'real', problems: [] });
    expect(set.pairs).toHaveLength(8);
    expect(set.pairs.at(-1)?.name).toBe(last);
    expect(set.pairs.every(({ maskRule }) => maskRule.skin === skin)).toBe(true);
    expect(await agreement(set, numberIn)).toBe(1);
  });
});

test('HGR: black skin in 1-bit bitmaps, persons from the names, parts apart', async () => {
  const dir = temporaryFolder();
  await writeHgr(dir);
  const set = await readPairs(dir);
  expect(set).toMatchObject({ layout: 'hgr', problems: [] });
  expect(set.pairs).toHaveLength(9);
  expect(set.pairs.find(({ name }) => name === '3_P_hgr1_id03_1')).toMatchObject({
    group: 'id03',
    subset: 'hgr1',
    maskRule: { skin: 'black' },
  });
  expect(set.pairs.find(({ name }) => name === '4_A_hgr2B_id01_2')).toMatchObject({ group: 'id01', subset: 'hgr2b' });
  expect(await agreement(set, (name) => (name.includes('hgr2B') ? 9 : numberIn(name)))).toBe(1);
});

test('SFA: the photo over black is binarised above grey 9, patches and other people’s masks are ignored', async () => {
  const dir = temporaryFolder();
  await writeSfa(dir);
  const set = await readPairs(dir);
  expect(set).toMatchObject({ layout: 'sfa', problems: [] });
  expect(set.pairs.map(({ name }) => name)).toEqual(Array.from({ length: 9 }, (_, n) => `img (${n + 1})`));
  expect(set.pairs[0]?.maskRule).toEqual({ skin: 'white', threshold: 9 });
  expect(await agreement(set, numberIn)).toBeGreaterThan(0.95);
});

test('Pratheepan: subsets, odd names, alpha that means nothing, and the ground truth of obama', async () => {
  const dir = temporaryFolder();
  await writePratheepan(dir);
  const set = await readPairs(dir);
  expect(set).toMatchObject({ layout: 'pratheepan', problems: [] });
  const names = ['face/Kishani_-__n_-_5', 'face/sara_badr', 'face/a, b (1)', 'face/two.dots'];
  const families = ['family/obama', 'family/PIC_0111', 'family/beach', 'family/sara_badr'];
  expect(set.pairs.map(({ name }) => name).sort()).toEqual([...names, ...families].sort());
  expect(set.pairs.filter(({ subset }) => subset === 'family')).toHaveLength(4);
  const drawings = new Map([...names.map((name, n) => [name, n] as const), ...families.map((name, n) => [name, 10 + n] as const)]);
  expect(await agreement(set, (name) => drawings.get(name) ?? -1)).toBe(1);
});

describe('Abdomen', () => {
  test.each<[string, (dir: string) => Promise<void>, Record<string, number>]>([
    ['release, with soft edges', writeAbdomen, { train: 6, test: 3 }],
    ['older form', writeOlderAbdomen, { train: 6, validation: 3 }],
  ])('%s: splits as found in the folders, although numbers begin anew in each', async (_, write, splits) => {
    const dir = temporaryFolder();
    await write(dir);
    const set = await readPairs(dir);
    expect(set).toMatchObject({ layout: 'abdomen', problems: [] });
    expect(set.pairs).toHaveLength(9);
    expect(Object.fromEntries(Object.entries(set.splits).map(([name, names]) => [name, names.length]))).toEqual(splits);
    expect(new Set(set.pairs.map(({ name }) => name)).size).toBe(9);
    expect(await agreement(set, numberIn)).toBeGreaterThan(0.9);
  });

  test('opened at its own folder is still recognised by that folder’s name', async () => {
    const dir = temporaryFolder();
    await writeAbdomen(dir);
    expect((await readPairs(join(dir, 'Dataset8_Abdomen'))).layout).toBe('abdomen');
  });
});

describe('any folder of images and masks', () => {
  test.each(['white', 'black'] as const)('images/ and masks/ with %s skin', async (skin) => {
    const dir = temporaryFolder();
    for (let n = 0; n < 8; n++)
      await writePair(join(dir, `images/photo ${n}.v1.jpg`), join(dir, `masks/photo ${n}.v1.png`), n, skin === 'black');
    const set = await readPairs(dir);
    expect(set).toMatchObject({ layout: 'folder', problems: [] });
    expect(set.pairs.map(({ name }) => name)).toEqual(Array.from({ length: 8 }, (_, n) => `photo ${n}.v1`));
    expect(set.pairs[0]?.maskRule.skin).toBe(skin);
    expect(await agreement(set, numberIn)).toBe(1);
  });

  test('names do not depend on how deep it was unpacked', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 4; n++) await writePair(join(dir, `set/data/images/${n}.jpg`), join(dir, `set/data/masks/${n}.png`), n);
    const deep = (await readPairs(dir)).pairs.map(({ name }) => name);
    expect(deep).toEqual((await readPairs(join(dir, 'set/data'))).pairs.map(({ name }) => name));
  });

  test('two folders with names that say nothing are told apart by content', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 8; n++) await writePair(join(dir, `b/${n}.jpg`), join(dir, `a/${n}.png`), n);
    const set = await readPairs(dir);
    expect(set.pairs).toHaveLength(8);
    expect(await agreement(set, numberIn)).toBe(1);
  });

  test('images beside the folder of their masks', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 4; n++) await writePair(join(dir, `${n}.jpg`), join(dir, `masks/${n}_mask.png`), n);
    expect((await readPairs(dir)).pairs).toHaveLength(4);
  });

  test('masks of the whole person come along', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 4; n++) {
      await writePair(join(dir, `images/${n}.png`), join(dir, `masks/skin/${n}.png`), n);
      await writeMask(
        join(dir, `masks/person/${n}.png`),
        draw(n).mask.map(() => 255),
        draw(n),
      );
    }
    const [first] = (await readPairs(dir)).pairs;
    if (!first) throw new Error('no pair');
    expect((await readPair(first)).person?.every((value) => value === 255)).toBe(true);
  });

  test('several datasets in one archive are judged one by one, polarity too', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 4; n++) {
      await writePair(join(dir, `Dataset2_TDSD/original_images/${n}.jpg`), join(dir, `Dataset2_TDSD/skin_masks/${n}.png`), n);
      await writePair(join(dir, `Dataset3_Schmugge/original_images/${n}.jpg`), join(dir, `Dataset3_Schmugge/skin_masks/${n}.png`), n, true);
    }
    const set = await readPairs(dir);
    expect(set.pairs).toHaveLength(8);
    expect(set.pairs.map(({ subset, maskRule }) => `${subset} ${maskRule.skin}`)).toContain('Dataset3_Schmugge black');
    expect(await agreement(set, (name) => numberIn(name.split('/').at(-1) ?? ''))).toBe(1);
  });

  test('masks of classes 0 and 1 are read, and said to be such', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 4; n++) {
      await writeImage(join(dir, `images/${n}.png`), draw(n));
      await writeMask(
        join(dir, `masks/${n}.png`),
        draw(n).mask.map((value) => (value > 0 ? 1 : 0)),
        draw(n),
      );
    }
    const set = await readPairs(dir);
    expect(set.problems).toEqual(['Masks hold 0 and 1 instead of 0 and 255; 1 is read as white.']);
    expect(await agreement(set, numberIn)).toBe(1);
  });
});

describe('what does not fit is told', () => {
  test('image without mask, mask without image, two sizes, unreadable file', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 8; n++) await writePair(join(dir, `images/${n}.jpg`), join(dir, `masks/${n}.png`), n);
    rmSync(join(dir, 'masks/1.png'));
    rmSync(join(dir, 'images/2.jpg'));
    await writeMask(join(dir, 'masks/3.png'), draw(3, 60).mask, draw(3, 60));
    writeFileSync(join(dir, 'images/4.jpg'), 'no picture');
    const set = await readPairs(dir);
    expect(set.pairs.map(({ name }) => name)).toEqual(['0', '5', '6', '7']);
    expect(set.problems).toEqual([
      'images/1.jpg has no mask.',
      'masks/2.png is a mask without an image.',
      `images/3.jpg has ${draw(3).width}×32 pixels, its mask masks/3.png has 60×32; left out.`,
      expect.stringMatching(/images\/4\.jpg cannot be read: .* Left out\.$/),
    ]);
  });

  test('two images of one name', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 2; n++) await writePair(join(dir, `images/${n}.jpg`), join(dir, `masks/${n}.png`), n);
    await writeImage(join(dir, 'images/1.PNG'), draw(1));
    expect((await readPairs(dir)).problems).toEqual([expect.stringContaining('has the same name as images/1')]);
  });

  test('no folder of masks', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 3; n++) await writeImage(join(dir, `images/${n}.jpg`), draw(n));
    await expect(readPairs(dir)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('has 3 images, but no folder of masks'),
      next: expect.stringContaining('masks/'),
    });
  });

  test('no pictures, no folder, no such layout here', async () => {
    const dir = temporaryFolder();
    await expect(readPairs(dir)).rejects.toMatchObject({ message: expect.stringContaining('no pictures') });
    await expect(readPairs(join(dir, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
    await writeEcu3(dir);
    await expect(readPairs(dir, 'sfa')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('not laid out like SFA'),
    });
    expect((await readPairs(dir, 'folder')).pairs).toHaveLength(8);
  });

  test('masks that look inverted in a layout that fixes the polarity', async () => {
    const dir = temporaryFolder();
    await writeHgr(dir);
    for (let n = 0; n < 8; n++) {
      const name = `${n}_P_hgr1_id0${n % 4}_1`;
      rmSync(join(dir, `hgr1_images/original_images/${name}.jpg`), { force: true });
      await writePair(join(dir, `hgr1_images/original_images/${name}.jpg`), join(dir, `hgr1_skin/skin_masks/${name}.bmp`), n, false);
    }
    rmSync(join(dir, 'hgr1_images/original_images/3_P_hgr1_id03_1.JPG'), { force: true });
    const problems = (await readPairs(dir)).problems;
    expect(problems).toEqual([expect.stringContaining('Masks look inverted: they are read with black as skin')]);
  });

  test('a polarity that the pictures do not tell is asked for, and an answer is taken', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 4; n++) {
      const { width, height, mask, rgb } = draw(n);
      await writeImage(join(dir, `images/${n}.png`), { width, height, rgb: rgb.map(() => 128) });
      await writeMask(join(dir, `masks/${n}.png`), mask, { width, height });
    }
    await expect(readPairs(dir)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('do not tell whether white or black'),
    });
    expect((await readPairs(dir, 'auto', { skin: 'black' })).pairs[0]?.maskRule.skin).toBe('black');
  });

  test('files of archivers and hidden folders are no pictures', async () => {
    const dir = temporaryFolder();
    for (let n = 0; n < 3; n++) await writePair(join(dir, `images/${n}.jpg`), join(dir, `masks/${n}.png`), n);
    mkdirSync(join(dir, '__MACOSX/images'), { recursive: true });
    writeFileSync(join(dir, '__MACOSX/images/0.jpg'), 'fork');
    writeFileSync(join(dir, 'images/._0.jpg'), 'fork');
    writeFileSync(join(dir, 'images/notes.txt'), 'notes');
    renameSync(join(dir, 'masks/0.png'), join(dir, 'masks/0.PNG'));
    const set = await readPairs(dir);
    expect(set.problems).toEqual([]);
    expect(set.pairs).toHaveLength(3);
  });
});
