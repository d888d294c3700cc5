import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { readPair, readPairs, splitHash, writeSplit } from '../../../main/datasets/index.ts';
import type { TrainTask } from '../../../main/jobs/modelTask.ts';
import { trainRun } from '../../../main/jobs/modelTasks.ts';
import { type ChildProcess, forkWorker } from '../../../main/jobs/spawn.ts';
import { openTargetData, openTrainingData } from '../../../main/jobs/trainingData.ts';
import type { DatasetSplit } from '../../../shared/domain/dataset/split.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { draw } from '../datasets/support/drawing.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { writeImage, writeMask } from '../datasets/support/writePictures.ts';
import { smallRecipe } from '../trainer/support/circles.ts';
import { checkpointOf, outcome } from '../trainer/support/runs.ts';

const recipe = smallRecipe({ batchSize: 2, schedule: { kind: 'constant' } });
const request = (data: string, out: string) => ({
  name: 'Test',
  data: [{ path: data }],
  out,
  recipe,
  seed: 1,
  device: 'auto',
  resume: false,
});

describe('a training process killed', () => {
  it('at any moment goes on from the last whole checkpoint, to the same curve and weights', { timeout: 240_000 }, async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'photos');
    await writeRealDataset(data, 8);
    const whole = join(folder, 'whole');
    const { epochs } = await trainRun(request(data, whole));
    const perEpoch = 3;
    expect(epochs).toHaveLength(3);

    const out = join(folder, 'killed');
    // Before there is a checkpoint, within an epoch, while an epoch's validation or saving is under way.
    for (const moment of [1, perEpoch + 2, 2 * perEpoch]) {
      let child: ChildProcess | null = null;
      const killed = trainRun(
        { ...request(data, out), resume: true },
        {
          spawn: (entry, options) => {
            child = forkWorker(entry, options);
            return child;
          },
          onStep: ({ step }) => {
            if (step === moment) child?.kill();
          },
        },
      );
      await expect(killed).rejects.toMatchObject({
        code: 'training',
        message: expect.stringContaining('SIGKILL'),
        next: expect.stringContaining('Resume'),
      });
    }
    await trainRun({ ...request(data, out), resume: true });
    expect(await outcome(out)).toEqual(await outcome(whole));
    expect((await readFile(join(out, 'metrics.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(3);
  });
});

it('a training whose studio was killed saves what it has, and ends', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const [data, out] = [join(folder, 'photos'), join(folder, 'run')];
  await writeRealDataset(data, 8);
  const long = smallRecipe({ batchSize: 1, epochs: 100 });
  const studio = spawn(process.execPath, [join(import.meta.dirname, 'trainingParent.ts'), data, out, JSON.stringify(long)]);
  await new Promise<void>((resolve) => studio.stdout.once('data', () => resolve()));
  studio.kill('SIGKILL');
  await vi.waitFor(() => expect(existsSync(join(out, 'checkpoint.bin'))).toBe(true), { timeout: 60_000, interval: 100 });
  // Nobody asks for the rest of it: it has ended by itself when nothing is written any more.
  let before = -1;
  await vi.waitFor(
    async () => {
      const { mtimeMs } = await stat(join(out, 'checkpoint.bin'));
      const isSame = mtimeMs === before;
      before = mtimeMs;
      expect(isSame).toBe(true);
    },
    { timeout: 60_000, interval: 1500 },
  );
  expect((await checkpointOf(out)).header.epochs.length).toBeLessThan(100);
});

describe('pictures that score a model', () => {
  /** Ten photographs, the last three of which are the test side of a split, and cannot be decoded. */
  async function withBrokenTest() {
    const folder = temporaryFolder();
    const data = join(folder, 'photos');
    await writeRealDataset(data, 10);
    const name = (n: number) => `photo${n}`;
    const sides = { train: [0, 1, 2, 3, 4].map(name), validation: [5, 6].map(name), test: [7, 8, 9].map(name) };
    const split: DatasetSplit = {
      format: 's2mgen.split',
      version: 1,
      name: 'thirds',
      seed: 0,
      ratios: { train: 0.5, validation: 0.2, test: 0.3 },
      groupedBy: [],
      createdAt: '2026-01-02T03:04:05.000Z',
      sides,
      leftOut: [],
      sha256: { train: splitHash(sides.train), validation: splitHash(sides.validation), test: splitHash(sides.test) },
    };
    await writeSplit(data, split);
    for (const test of sides.test) {
      // Its header can be read, its pixels cannot.
      const image = join(data, 'images', `${test}.png`);
      await truncate(image, Math.round(0.6 * (await stat(image)).size));
    }
    return { folder, data, sides };
  }

  it('are never opened by a training, whatever holds its validation out', async () => {
    const { folder, data, sides } = await withBrokenTest();
    const { pairs } = await readPairs(data);
    const tested = pairs.find(({ name }) => name === sides.test[0]);
    if (tested === undefined) throw new Error('The test side is not among the pairs.');
    await expect(readPair(tested)).rejects.toMatchObject({ code: 'data' });

    const { run } = await trainRun({ ...request(data, join(folder, 'run')), data: [{ path: data, split: 'thirds' }] });
    expect(run).toMatchObject({ trainingFrames: 5, validationFrames: 2, data: [{ split: 'thirds' }] });

    const opened = await openTrainingData([{ path: data, split: 'thirds', ratio: null }], 0.4, 1);
    const target = await openTargetData([{ path: data, split: 'thirds' }]);
    const names = [opened.training, opened.validation, target.source].flatMap((source) =>
      Array.from({ length: source?.length ?? 0 }, (_, index) => source?.name(index)),
    );
    expect(names.filter((name) => sides.test.includes(name ?? ''))).toEqual([]);
    expect(new Set(names)).toEqual(new Set([...sides.train, ...sides.validation]));
  });

  it('are kept apart by the seeded cut too, and an unknown split is refused', async () => {
    const { data } = await withBrokenTest();
    const { training, validation } = await openTrainingData([{ path: data, split: 'seeded', ratio: null }], 0.25, 1);
    expect([training.length, validation?.length]).toEqual([6, 2]);
    await expect(openTrainingData([{ path: data, split: 'halves', ratio: null }], 0.25, 1)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('halves'),
    });
  });
});

/** A TIFF of float32 RGB whose pixels are no numbers: header, one directory, then what its entries point at. */
function floatTiff(side: number): Buffer {
  const [shorts, longs] = [3, 4];
  const pixels = Buffer.from(new Float32Array(3 * side * side).fill(Number.NaN).buffer);
  const entries = 10;
  const end = 8 + 2 + 12 * entries + 4;
  const file = Buffer.alloc(end + 12);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries, 8);
  const fields: [number, number, number, number][] = [
    [256, shorts, 1, side], // width
    [257, shorts, 1, side], // height
    [258, shorts, 3, end], // bits per sample
    [259, shorts, 1, 1], // no compression
    [262, shorts, 1, 2], // RGB
    [273, longs, 1, end + 12], // where the pixels are
    [277, shorts, 1, 3], // samples per pixel
    [278, shorts, 1, side], // rows per strip
    [279, longs, 1, pixels.length],
    [339, shorts, 3, end + 6], // sample format
  ];
  for (const [k, [tag, type, count, value]] of fields.entries()) {
    const at = 10 + 12 * k;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  for (const k of [0, 1, 2]) {
    file.writeUInt16LE(32, end + 2 * k);
    file.writeUInt16LE(3, end + 6 + 2 * k);
  }
  return Buffer.concat([file, pixels]);
}

describe('bad data', () => {
  const photos = async () => {
    const data = join(temporaryFolder(), 'photos');
    await writeRealDataset(data, 6);
    return data;
  };

  it('images without a mask and masks of another size are left out by name, and the rest is learnt from', async () => {
    const data = await photos();
    await copyFile(join(data, 'images/photo0.png'), join(data, 'images/lonely.png'));
    await writeMask(join(data, 'masks/photo1.png'), draw(1, 20, 20).mask, draw(1, 20, 20));
    const notices: string[] = [];
    const { run } = await trainRun(
      { ...request(data, join(data, '../run')), recipe: { ...recipe, epochs: 1 } },
      { onNotice: (text) => notices.push(text) },
    );
    expect(run.trainingFrames + run.validationFrames).toBe(5);
    expect(notices.join('\n')).toMatch(/lonely/);
    expect(notices.join('\n')).toMatch(/photo1/);
  });

  it('nothing but background is refused before the first step, with what to look at', async () => {
    const data = join(temporaryFolder(), 'empty');
    await mkdir(join(data, 'images'), { recursive: true });
    await mkdir(join(data, 'masks'));
    for (let n = 0; n < 4; n++) {
      const drawing = draw(n);
      await writeImage(join(data, `images/p${n}.png`), drawing);
      await writeMask(
        join(data, `masks/p${n}.png`),
        drawing.mask.map(() => 0),
        drawing,
      );
    }
    await expect(trainRun(request(data, join(data, '../run')))).rejects.toMatchObject({
      message: expect.stringMatching(/skin/),
      next: expect.any(String),
    });
  });

  it('masks that are black all over mark nothing, whatever the colour rule says', async () => {
    const data = await photos();
    for (let n = 0; n < 6; n++) await writeMask(join(data, `masks/photo${n}.png`), new Uint8Array(48 * 48), { width: 48, height: 48 });
    const { pairs, problems } = await readPairs(data);
    expect(pairs.map(({ maskRule }) => maskRule.skin)).toEqual(Array(6).fill('white'));
    expect(problems.join()).toMatch(/mark nothing.*Black is read as background/);
    await expect(trainRun(request(data, join(data, '../run')))).rejects.toMatchObject({
      code: 'training',
      message: expect.stringMatching(/None of the pixels/),
    });
  });

  it('pictures of floating-point numbers, which may be no numbers, are left out by name', async () => {
    const data = await photos();
    await writeFile(join(data, 'images/photo2.tif'), floatTiff(48));
    await rm(join(data, 'images/photo2.png'));
    expect((await sharp(join(data, 'images/photo2.tif')).metadata()).depth).toBe('float');
    const { pairs, problems } = await readPairs(data);
    expect(pairs).toHaveLength(5);
    expect(problems.join()).toMatch(/photo2\.tif.*float/);
  });

  it('one subject alone cannot be held out, and a validation side of one dataset holds nothing out of the others: both are told', async () => {
    const [one, split, other] = [await photos(), await photos(), await photos()];
    for (let n = 1; n < 6; n++) await rm(join(one, `images/photo${n}.png`));
    const lonely = await openingOf([{ path: one, split: null, ratio: null }]);
    expect([lonely.validation, lonely.notices.join()]).toEqual([null, expect.stringMatching(/one subject.*last epoch/)]);
    for (const side of ['train', 'validation']) await mkdir(join(split, side, 'images'), { recursive: true });
    for (const side of ['train', 'validation']) await mkdir(join(split, side, 'masks'), { recursive: true });
    for (let n = 0; n < 6; n++) {
      const side = n < 4 ? 'train' : 'validation';
      for (const kind of ['images', 'masks']) await rename(join(split, kind, `photo${n}.png`), join(split, side, kind, `photo${n}.png`));
    }
    const both = await openingOf([
      { path: split, split: null, ratio: null },
      { path: other, split: null, ratio: null },
    ]);
    expect([both.training.length, both.validation?.length]).toEqual([10, 2]);
    expect(both.notices.join()).toMatch(/side "validation" of photos alone: nothing is held out of photos/);
  });

  const openingOf = (data: TrainTask['data']) => openTrainingData(data, 0.2, 1);

  it('no masks at all is refused with the number of images', async () => {
    const data = await photos();
    await rm(join(data, 'masks'), { recursive: true });
    await expect(openingOf([{ path: data, split: null, ratio: null }])).rejects.toMatchObject({
      message: expect.stringMatching(/6 images/),
    });
  });

  it('ratios on some datasets only are refused', async () => {
    const common = { path: await photos(), split: null };
    const some = openingOf([
      { ...common, ratio: 2 },
      { ...common, ratio: null },
    ]);
    await expect(some).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('1 of 2') });
  });

  it('a broken split is refused by name', async () => {
    const data = await photos();
    await mkdir(join(data, 'splits'));
    await writeFile(join(data, 'splits/odd.json'), '{}');
    await expect(openingOf([{ path: data, split: 'odd', ratio: null }])).rejects.toMatchObject({
      code: 'data',
      message: expect.stringContaining('odd.json'),
    });
  });
});
