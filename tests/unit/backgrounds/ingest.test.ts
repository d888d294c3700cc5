import { appendFile, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp, { type Region, type Sharp } from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanPicture } from '../../../main/backgrounds/clean.ts';
import { BackgroundCollection, ingestFolder, isSuspected } from '../../../main/backgrounds/index.ts';

const SIZE = { width: 120, height: 80 };

/** Left half red, right half blue: what is turned or mirrored shows. */
function halves(): Sharp {
  const { width, height } = SIZE;
  const rgb = Buffer.alloc(3 * width * height);
  for (let i = 0; i < width * height; i++) rgb.set(i % width < width / 2 ? [200, 20, 20] : [20, 20, 200], 3 * i);
  return sharp(rgb, { raw: { ...SIZE, channels: 3 } });
}

async function meanOf(bytes: Uint8Array, region: Region): Promise<number[]> {
  return (await sharp(await sharp(bytes).extract(region).png().toBuffer()).stats()).channels.map(({ mean }) => Math.round(mean));
}

async function describePicture(bytes: Uint8Array) {
  const { format, space, channels, depth, width, height, orientation, hasProfile, pages } = await sharp(bytes).metadata();
  return { format, space, channels, depth, size: [width, height], orientation, hasProfile, pages };
}

const CLEAN = { format: 'jpeg', space: 'srgb', channels: 3, depth: 'uchar', orientation: undefined, hasProfile: false, pages: undefined };

describe('cleaning a photograph', () => {
  it.each([
    ['CMYK', () => halves().toColourspace('cmyk').jpeg()],
    ['grey', () => halves().greyscale().png()],
    ['16 bits', () => halves().toColourspace('rgb16').png()],
    ['half transparent', () => halves().ensureAlpha(0.5).png()],
    ['WebP', () => halves().webp()],
    ['TIFF', () => halves().tiff()],
    ['palette', () => halves().png({ palette: true })],
    ['Display P3', () => halves().withIccProfile('p3').jpeg()],
  ])('makes 8-bit sRGB of a picture in %s', async (_what, make) => {
    const { bytes } = await cleanPicture(await make().toBuffer());
    expect(await describePicture(bytes)).toEqual({ ...CLEAN, size: [120, 80] });
  });

  it('turns it as its camera says', async () => {
    // Orientation 6: the camera's top is on the right side, so that red, left as stored, is on top.
    const { bytes, width, height } = await cleanPicture(await halves().jpeg().withMetadata({ orientation: 6 }).toBuffer());
    expect([width, height]).toEqual([80, 120]);
    const [red = 0, , blue = 0] = await meanOf(bytes, { left: 0, top: 0, width: 80, height: 40 });
    expect(red).toBeGreaterThan(blue + 100);
  });

  it.each(['gif', 'webp'] as const)('takes the first frame of an animated %s', async (format) => {
    const frame = (background: string) =>
      sharp({ create: { width: 100, height: 100, channels: 3, background } })
        .png()
        .toBuffer();
    const animated = await sharp([await frame('#00c000'), await frame('#c00000')], { join: { animated: true } })
      [format]()
      .toBuffer();
    expect((await sharp(animated).metadata()).pages).toBe(2);
    const { bytes, width, height } = await cleanPicture(animated);
    expect([width, height]).toEqual([100, 100]);
    const [red = 0, green = 0] = await meanOf(bytes, { left: 10, top: 10, width: 80, height: 80 });
    expect(green).toBeGreaterThan(red + 100);
  });

  it('reduces it to 2048 pixels, and shows white where it is transparent', async () => {
    const large = await sharp({ create: { width: 3000, height: 1500, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    const { bytes, width, height } = await cleanPicture(large);
    expect([width, height]).toEqual([2048, 1024]);
    expect(await meanOf(bytes, { left: 0, top: 0, width: 50, height: 50 })).toEqual([255, 255, 255]);
  });

  it('refuses 900 megapixels by their header, without decoding them', async () => {
    // A small PNG whose header claims more.
    const bomb = await halves().png().toBuffer();
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    await expect(cleanPicture(bomb)).rejects.toMatchObject({
      code: 'data',
      message: 'It has 30000×30000 pixels, 900 megapixels; at most 200 megapixels are read.',
      next: 'Make a smaller copy.',
    });
  });
});

describe('taking in a folder', () => {
  let folder: string;
  let photos: string;
  let collection: BackgroundCollection;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-backgrounds-'));
    photos = join(folder, 'photos');
    collection = new BackgroundCollection(join(folder, 'collection'));
    await mkdir(join(photos, 'summer'), { recursive: true });
    await halves().png().toFile(join(photos, 'halves.png'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lists each bad file with its reason and what to do, and takes the good ones', async () => {
    const jpeg = await halves().jpeg().toBuffer();
    const files: Record<string, string | Uint8Array> = {
      'cut.jpg': jpeg.subarray(0, jpeg.length - 60),
      'empty.jpg': '',
      'noise.png': 'this is no picture',
      'notes.txt': 'remember the milk',
      'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="9" height="9"/></svg>',
      'summer/.DS_Store': 'x',
      'summer/Thumbs.db': 'x',
      'summer/good.jpg': jpeg,
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(photos, name), content);
    await sharp({ create: { width: 500, height: 20, channels: 3, background: '#888' } })
      .png()
      .toFile(join(photos, 'sliver.png'));
    const { ids, added, problems } = await ingestFolder(collection, photos, { limitPixels: 15_000 });
    expect([ids.length, added]).toEqual([2, 2]);
    // The decoder does not always say what is wrong with a damaged file.
    const shortly = (reason: string) => reason.split(/[:,(]| or cut/)[0]?.trim();
    expect(problems.map(({ source, reason }) => [source.slice(photos.length + 1), shortly(reason)])).toEqual([
      ['cut.jpg', 'It is damaged'],
      ['drawing.svg', 'It is a drawing or a document'],
      ['empty.jpg', 'The file is empty.'],
      ['noise.png', 'It is no picture that can be read'],
      ['notes.txt', 'It is no picture that can be read'],
      ['sliver.png', 'It has only 500×20 pixels.'],
    ]);
    expect(problems.every(({ next }) => next.length > 5)).toBe(true);
    expect(await collection.problems()).toEqual(problems);
  });

  it('goes on where it was stopped, and keeps verdicts', async () => {
    for (let n = 0; n < 6; n++)
      await halves()
        .linear(0.5 + n / 20, 0)
        .png()
        .toFile(join(photos, `photo${n}.png`));
    const stopping = new AbortController();
    const stopped = ingestFolder(collection, photos, {
      signal: stopping.signal,
      onProgress: (done) => done === 3 && stopping.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled', message: expect.stringContaining('are kept') });
    const kept = await collection.list();
    expect(kept.length).toBeGreaterThanOrEqual(3);
    expect(kept.length).toBeLessThan(7);
    const [first] = kept;
    if (first === undefined) throw new Error('Nothing was kept.');
    await collection.change(first.id, { verdict: 'accepted' });

    const resumed = await ingestFolder(collection, photos);
    expect([resumed.ids.length, resumed.added]).toEqual([7, 7 - kept.length]);
    expect(await collection.accepted()).toEqual([`user/${first.id}.jpg`]);
  });

  it('knows a picture by its content: names and places change no draw', async () => {
    const before = (await ingestFolder(collection, photos)).ids;
    await copyFile(join(photos, 'halves.png'), join(photos, 'summer/again.png'));
    const after = await ingestFolder(collection, photos);
    expect([after.ids, after.added]).toEqual([before, 0]);
    await rm(join(photos, 'halves.png'));
    const other = new BackgroundCollection(join(folder, 'other'));
    expect((await ingestFolder(other, photos)).ids).toEqual(before);
    // The file as Blender sees it is whole and the same wherever it was made.
    const [id = ''] = before;
    expect(await readFile(other.pathOf(id))).toEqual(await readFile(collection.pathOf(id)));
  });

  it('reads a file again when it has changed', async () => {
    await ingestFolder(collection, photos);
    await appendFile(join(photos, 'halves.png'), 'more');
    expect((await ingestFolder(collection, photos)).added).toBe(1);
  });

  it('suspects a picture with a patch of skin, and none with as much skin in grains', async () => {
    const { width, height } = { width: 200, height: 200 };
    const paint = (isSkin: (x: number, y: number) => boolean) => {
      const rgb = Buffer.alloc(3 * width * height);
      for (let i = 0; i < width * height; i++) rgb.set(isSkin(i % width, Math.floor(i / width)) ? [205, 150, 120] : [30, 90, 150], 3 * i);
      return sharp(rgb, { raw: { width, height, channels: 3 } }).png();
    };
    await paint((x, y) => (x - 100) ** 2 + (y - 60) ** 2 < 25 ** 2).toFile(join(photos, 'face.png'));
    await paint((x, y) => x % 8 < 2 && y % 8 < 2).toFile(join(photos, 'grains.png'));
    await ingestFolder(collection, photos);
    const suspected = (await collection.list()).filter(isSuspected).map(({ source }) => source.path);
    expect(suspected).toEqual([join(photos, 'face.png')]);
  });

  it('has a clear message for a folder that is not there', async () => {
    await expect(ingestFolder(collection, join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'not-found', next: expect.any(String) });
  });

  it('leaves out what was damaged or deleted, and takes it in again', async () => {
    const { ids } = await ingestFolder(collection, photos);
    await rm(collection.pathOf(ids[0] ?? ''));
    expect(await collection.list()).toEqual([]);
    expect((await ingestFolder(collection, photos)).added).toBe(1);
    await writeFile(join(collection.dir, 'records', `${ids[0]}.json`), '{');
    expect(await collection.list()).toEqual([]);
    expect((await ingestFolder(collection, photos)).added).toBe(1);
  });
});
