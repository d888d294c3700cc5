import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectPair, type Pair, readPair, remarksOn } from '../../../main/datasets/index.ts';
import { reduceSample } from '../../../main/trainer/data/reduce.ts';
import { type Drawing, draw, inverted } from './support/drawing.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { writeBitmap1, writeBitmap24 } from './support/writeBmp.ts';
import { writeImage, writeMask, writeMaskWithAlpha } from './support/writePictures.ts';

const WHITE = { skin: 'white', threshold: 127 } as const;
const BLACK = { skin: 'black', threshold: 127 } as const;

function pairOf(image: string, skin: string, maskRule: Pair['maskRule'] = WHITE): Pair {
  return { name: 'a', image, skin, person: null, group: 'a', subset: null, split: null, maskRule };
}

/** Turns a drawing by 90° clockwise, as a viewer does for EXIF orientation 6. */
function turned({ width, height, rgb, mask }: Drawing): Drawing {
  const out = { width: height, height: width, rgb: new Uint8Array(rgb.length), mask: new Uint8Array(mask.length) };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = x * height + (height - 1 - y);
      out.mask[to] = mask[y * width + x] ?? 0;
      out.rgb.set(rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3), 3 * to);
    }
  }
  return out;
}

describe('mask files of every kind give the same mask', () => {
  test.each<[string, (path: string, drawing: Drawing) => Promise<void> | void, string, Pair['maskRule']]>([
    ['8-bit PNG', (path, d) => writeMask(path, d.mask, d), 'm.png', WHITE],
    ['1-bit PNG', (path, d) => writeMask(path, d.mask, d, 1), 'm.png', WHITE],
    ['PNG with black skin', (path, d) => writeMask(path, inverted(d.mask), d), 'm.png', BLACK],
    ['RGBA PNG with alpha 188', (path, d) => writeMaskWithAlpha(path, d.mask, d, 188), 'm.png', WHITE],
    ['RGBA PNG that is all transparent', (path, d) => writeMaskWithAlpha(path, d.mask, d, 0), 'm.png', WHITE],
    ['1-bit bitmap with black skin', (path, d) => writeBitmap1(path, inverted(d.mask), d.width, d.height), 'm.bmp', BLACK],
    ['1-bit bitmap with its palette turned round', (path, d) => writeBitmap1(path, d.mask, d.width, d.height, true), 'm.BMP', WHITE],
    ['24-bit bitmap', (path, d) => writeBitmap24(path, grey(d.mask), d.width, d.height), 'm.bmp', WHITE],
    ['24-bit bitmap from the top', (path, d) => writeBitmap24(path, grey(d.mask), d.width, d.height, true), 'm.bmp', WHITE],
    [
      'PNG of classes 0 and 1',
      (path, d) =>
        writeMask(
          path,
          d.mask.map((v) => (v > 0 ? 1 : 0)),
          d,
        ),
      'm.png',
      { skin: 'white', threshold: 0 },
    ],
    [
      'PNG with a noise level of 30',
      (path, d) =>
        writeMask(
          path,
          d.mask.map((v, i) => (v > 0 ? v : (i % 2) * 30)),
          d,
        ),
      'm.png',
      WHITE,
    ],
  ])('%s', async (_, write, name, rule) => {
    const dir = temporaryFolder();
    const drawing = draw(3);
    await writeImage(join(dir, 'a.png'), drawing);
    await write(join(dir, name), drawing);
    const sample = await readPair(pairOf(join(dir, 'a.png'), join(dir, name), rule));
    expect(Buffer.from(sample.skin).equals(drawing.mask)).toBe(true);
    expect(Buffer.from(sample.rgb).equals(drawing.rgb)).toBe(true);
  });

  test('16-bit PNG', async () => {
    const dir = temporaryFolder();
    const drawing = draw(1);
    await writeImage(join(dir, 'a.png'), drawing);
    const { width, height } = drawing;
    await sharp(drawing.mask, { raw: { width, height, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toFile(join(dir, 'm.png'));
    expect((await sharp(join(dir, 'm.png')).metadata()).depth).toBe('ushort');
    const sample = await readPair(pairOf(join(dir, 'a.png'), join(dir, 'm.png')));
    expect(Buffer.from(sample.skin).equals(drawing.mask)).toBe(true);
  });
});

describe('images', () => {
  test('as bitmaps are read, which sharp cannot do', async () => {
    const dir = temporaryFolder();
    const drawing = draw(2, 41);
    writeBitmap24(join(dir, 'a.bmp'), drawing.rgb, drawing.width, drawing.height);
    await writeMask(join(dir, 'm.png'), drawing.mask, drawing);
    const sample = await readPair(pairOf(join(dir, 'a.bmp'), join(dir, 'm.png')));
    expect(Buffer.from(sample.rgb).equals(drawing.rgb)).toBe(true);
  });

  test('in grey become three equal channels', async () => {
    const dir = temporaryFolder();
    const drawing = draw(2);
    await writeMask(join(dir, 'a.png'), drawing.mask, drawing);
    await writeMask(join(dir, 'm.png'), drawing.mask, drawing);
    const sample = await readPair(pairOf(join(dir, 'a.png'), join(dir, 'm.png')));
    expect(Buffer.from(sample.rgb).equals(grey(drawing.mask))).toBe(true);
  });
});

describe('the EXIF turn', () => {
  test('is applied when the mask was drawn on the upright picture', async () => {
    const dir = temporaryFolder();
    const stored = draw(4);
    const upright = turned(stored);
    await writeImage(join(dir, 'a.jpg'), stored, 6);
    await writeMask(join(dir, 'm.png'), upright.mask, upright);
    const sample = await readPair(pairOf(join(dir, 'a.jpg'), join(dir, 'm.png')));
    expect([sample.width, sample.height]).toEqual([upright.width, upright.height]);
    expect(agreement(sample.rgb, upright.mask)).toBeGreaterThan(0.98);
  });

  test('is ignored when only then the sizes fit', async () => {
    const dir = temporaryFolder();
    const stored = draw(4);
    await writeImage(join(dir, 'a.jpg'), stored, 6);
    await writeMask(join(dir, 'm.png'), stored.mask, stored);
    const sample = await readPair(pairOf(join(dir, 'a.jpg'), join(dir, 'm.png')));
    expect([sample.width, sample.height]).toEqual([stored.width, stored.height]);
    expect(agreement(sample.rgb, stored.mask)).toBeGreaterThan(0.98);
  });
});

describe('broken files', () => {
  test.each([
    ['no-picture.jpg', Buffer.from('this is no picture')],
    ['short.bmp', Buffer.from('BM and then nothing')],
    ['empty.png', Buffer.alloc(0)],
  ])('%s is named', async (name, bytes) => {
    const dir = temporaryFolder();
    const drawing = draw(0);
    await writeMask(join(dir, 'm.png'), drawing.mask, drawing);
    writeFileSync(join(dir, name), bytes);
    const reading = readPair(pairOf(join(dir, name), join(dir, 'm.png')));
    await expect(reading).rejects.toMatchObject({ code: 'data', message: expect.stringContaining(name), next: expect.any(String) });
  });

  test('a photo that was cut off is named and not filled up with grey', async () => {
    const dir = temporaryFolder();
    const drawing = draw(0, 400, 300);
    await writeImage(join(dir, 'cut.jpg'), drawing);
    await writeMask(join(dir, 'm.png'), drawing.mask, drawing);
    const whole = await sharp(join(dir, 'cut.jpg')).toBuffer();
    writeFileSync(join(dir, 'cut.jpg'), whole.subarray(0, whole.length / 2));
    await expect(readPair(pairOf(join(dir, 'cut.jpg'), join(dir, 'm.png')))).rejects.toMatchObject({
      message: expect.stringContaining('cut.jpg'),
    });
  });

  test('two sizes are told, never scaled', async () => {
    const dir = temporaryFolder();
    await writeImage(join(dir, 'a.png'), draw(0, 40));
    await writeMask(join(dir, 'm.png'), draw(0, 44).mask, draw(0, 44));
    await expect(readPair(pairOf(join(dir, 'a.png'), join(dir, 'm.png')))).rejects.toMatchObject({
      message: expect.stringMatching(/40×32 pixels, its mask .* has 44×32/),
    });
  });
});

describe('a photograph much larger than wanted', () => {
  test.each([
    ['as it lies', undefined, 400, 200],
    ['turned as its camera says', 6, 200, 400],
  ])('is decoded small, %s: its masks as if reduced afterwards, its picture nearly so', async (_, orientation, width, height) => {
    const dir = temporaryFolder();
    const drawing = draw(3, 1600, 800);
    await writeImage(join(dir, 'a.jpg'), drawing, orientation);
    const upright = orientation === undefined ? drawing : turned(drawing);
    await writeMask(join(dir, 'm.png'), upright.mask, upright);
    const pair = { ...pairOf(join(dir, 'a.jpg'), join(dir, 'm.png')), person: join(dir, 'm.png') };

    const small = await readPair(pair, 400);
    const reduced = await reduceSample(await readPair(pair), 400);
    expect(small).toMatchObject({ width, height });
    expect(Buffer.from(small.skin).equals(Buffer.from(reduced.skin))).toBe(true);
    expect(small.person).toEqual(small.skin);
    const far = small.rgb.reduce((sum, value, at) => sum + Math.abs(value - (reduced.rgb[at] ?? 0)), 0) / small.rgb.length;
    expect(far).toBeLessThan(0.5);
    expect(small.skin.some((value) => value > 0)).toBe(true);
  });

  test('comes whole where little would be won: a PNG, and a JPEG of less than twice the size', async () => {
    const dir = temporaryFolder();
    const drawing = draw(3, 700, 300);
    for (const name of ['a.jpg', 'a.png']) await writeImage(join(dir, name), drawing);
    await writeMask(join(dir, 'm.png'), drawing.mask, drawing);
    expect(await readPair(pairOf(join(dir, 'a.png'), join(dir, 'm.png')), 64)).toMatchObject({ width: 700, height: 300 });
    expect(await readPair(pairOf(join(dir, 'a.jpg'), join(dir, 'm.png')), 400)).toMatchObject({ width: 700, height: 300 });
  });
});

describe('an inspection', () => {
  test('measures shares and hashes, and remarks on masks that are empty, full or soft', async () => {
    const dir = temporaryFolder();
    const drawing = draw(5);
    await writeImage(join(dir, 'a.png'), drawing);
    const masks = [drawing.mask, drawing.mask.map(() => 0), drawing.mask.map(() => 255), drawing.mask.map((_, i) => (i % 3) * 120)];
    const inspections = [];
    for (const [index, mask] of masks.entries()) {
      await writeMask(join(dir, `${index}.png`), mask, drawing);
      inspections.push(await inspectPair(pairOf(join(dir, 'a.png'), join(dir, `${index}.png`))));
    }
    expect(inspections[0]?.skinShare).toBe(drawing.mask.filter((value) => value > 0).length / drawing.mask.length);
    expect(new Set(inspections.map(({ sha256 }) => sha256.image)).size).toBe(1);
    expect(new Set(inspections.map(({ sha256 }) => sha256.skin)).size).toBe(4);
    expect(remarksOn(inspections)).toEqual([
      '1 of 4 masks: without any skin.',
      '1 of 4 masks: that are all skin.',
      '1 of 4 masks: with soft edges (more than 1 % of the pixels are grey).',
    ]);
  });
});

function grey(mask: Uint8Array): Uint8Array {
  return new Uint8Array([...mask].flatMap((value) => [value, value, value]));
}

/** Share of pixels that are red rather than blue just where the mask says so (JPEG changes the bytes a little). */
function agreement(rgb: Uint8Array, mask: Uint8Array): number {
  return mask.filter((value, i) => (value > 0 ? 1 : 0) === ((rgb[3 * i] ?? 0) > (rgb[3 * i + 2] ?? 0) ? 1 : 0)).length / mask.length;
}
