import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPairs } from '../../../main/datasets/index.ts';
import type { TrainTask } from '../../../main/jobs/modelTask.ts';
import { trainRun } from '../../../main/jobs/modelTasks.ts';
import { openTrainingData } from '../../../main/jobs/trainingData.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { draw } from '../datasets/support/drawing.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { writeImage, writeMask } from '../datasets/support/writePictures.ts';
import { smallRecipe } from '../trainer/support/circles.ts';

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
