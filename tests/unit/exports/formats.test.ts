import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportDataset } from '../../../main/jobs/exportDataset.ts';
import type { ExportOptions } from '../../../shared/domain/dataset/exportOptions.ts';
import { pythonReaders } from '../../harness/pythonReaders.ts';
import { draw } from '../datasets/support/drawing.ts';
import { writeHgr } from '../datasets/support/layouts.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { DRAWN, drawnDataset, OPTIONS, SIZE } from './support.ts';

const readers = await pythonReaders();
const script = join(import.meta.dirname, 'read_back.py');

async function exported(options: Partial<ExportOptions>): Promise<string> {
  const root = temporaryFolder();
  await drawnDataset(join(root, 'dataset'));
  const request = { path: join(root, 'dataset'), layout: 'auto', out: join(root, 'out'), splits: join(root, 'dataset') } as const;
  await exportDataset({ ...request, options: { ...OPTIONS, ...options } });
  return join(root, 'out');
}

async function readBack(options: Partial<ExportOptions>): Promise<unknown> {
  return readers?.(script, options.format ?? 'coco', await exported(options));
}

const people = [...DRAWN.people.keys()];
const areaOf = (mask = '') => mask.replaceAll('0', '').length;

describe.skipIf(readers === null)('read back by the formats’ own readers', () => {
  it.each(['rle', 'polygons'] as const)(
    'COCO with %s gives pycocotools the same masks, areas, boxes and keypoints',
    async (segmentation) => {
      const found = CocoFrames.parse(await readBack({ format: 'coco', segmentation, keypoints: 133, split: 'mine' }));
      expect(Object.entries(found).map(([name, { file }]) => [name, file])).toEqual([
        ['000002', 'instances_test.json'],
        ['000000', 'instances_train.json'],
        ['000001', 'instances_train.json'],
      ]);
      for (const { size, declared, objects } of Object.values(found)) {
        expect([size, declared]).toEqual([
          [SIZE.width, SIZE.height],
          [SIZE.width, SIZE.height],
        ]);
        const wanted = people.flatMap((person) => [
          { category: 'person', mask: DRAWN.people[person] ?? '' },
          { category: 'skin', mask: DRAWN.skins[person] ?? '' },
        ]);
        expect(objects.map(({ category, mask }) => ({ category, mask }))).toEqual(wanted);
        expect(objects.map(({ area }) => area)).toEqual(wanted.map(({ mask }) => areaOf(mask)));
        expect(objects[0]?.box).toEqual([2, 2, 14, 18]);
        const points = objects[2]?.keypoints ?? [];
        expect(points).toHaveLength(3 * 133);
        expect(points.slice(0, 9)).toEqual([0, 0, 0, 1.25, 10.13, 1, 2.25, 10.13, 2]);
        expect(objects[2]?.visible).toBe(106);
        expect(objects[3]?.keypoints).toBeNull();
      }
    },
  );

  it('YOLO outlines hold the masks under the even-odd rule, holes and pieces too', async () => {
    const found = Yolo.parse(await readBack({ format: 'yolo', split: 'mine' }));
    expect(found.yaml).toEqual({ train: 'train.txt', val: 'validation.txt', test: 'test.txt', names: { 0: 'person', 1: 'skin' } });
    expect(Object.fromEntries(Object.entries(found.frames).map(([name, { file }]) => [name, file]))).toEqual({
      '000000': 'train.txt',
      '000001': 'train.txt',
      '000002': 'test.txt',
    });
    const wanted = people.flatMap((person) => [DRAWN.people[person], DRAWN.skins[person]]);
    for (const { objects } of Object.values(found.frames)) {
      expect(objects.map(({ mask }) => mask)).toEqual(wanted);
      expect(objects.map(({ category }) => category)).toEqual([0, 1, 0, 1]);
    }
  });

  it('VOC masks are indexed PNG with VOC’s palette: skin over person, objects by person', async () => {
    const found = Voc.parse(await readBack({ format: 'voc', split: 'mine' }));
    expect(found.pictures).toEqual(['000000.png', '000001.png', '000002.png']);
    expect(found.lists).toEqual({
      'train.txt': ['000000', '000001'],
      'val.txt': [],
      'test.txt': ['000002'],
      'trainval.txt': ['000000', '000001'],
    });
    const at = (texts: readonly string[], index: number) => texts.findIndex((mask) => mask[index] === '1') + 1;
    const pixels = Array.from({ length: SIZE.width * SIZE.height }, (_, index) => index);
    for (const { mode, palette, classes, objects } of Object.values(found.frames)) {
      expect([mode, palette]).toEqual(['P', [0, 0, 0, 128, 0, 0, 0, 128, 0]]);
      expect(classes).toBe(pixels.map((index) => (at(DRAWN.skins, index) > 0 ? 2 : at(DRAWN.people, index) > 0 ? 1 : 0)).join(''));
      expect(objects).toBe(pixels.map((index) => at(DRAWN.people, index)).join(''));
    }
  });

  it('WebDataset shards have each frame’s files together, keys in order', async () => {
    const found = Shards.parse(await readBack({ format: 'webdataset', split: 'mine' }));
    expect(Object.keys(found)).toEqual(['test-000000.tar', 'train-000000.tar']);
    const train = found['train-000000.tar'];
    expect(train?.members).toEqual(
      ['000000', '000001'].flatMap((key) => ['png', 'person.png', 'skin.png', 'json'].map((kind) => `${key}.${kind}`)),
    );
    const skin = [...(DRAWN.skins[0] ?? '')].map((value, index) => (value === '1' ? '1' : DRAWN.skins[1]?.[index])).join('');
    expect(train?.samples).toEqual([0, 1].map((frame) => ({ key: `00000${frame}`, size: [SIZE.width, SIZE.height], skin, frame })));
  });

  it('Parquet has a typed row for each frame, with bytes', async () => {
    const found = Tables.parse(await readBack({ format: 'parquet' }));
    expect(Object.keys(found)).toEqual(['all.parquet']);
    const { rows = [], types = [] } = found['all.parquet'] ?? {};
    expect(types.slice(0, 7)).toEqual(['int32', 'string', 'string', 'string', 'int32', 'int32', 'double']);
    const share = (areaOf(DRAWN.skins[0]) + areaOf(DRAWN.skins[1])) / (SIZE.width * SIZE.height);
    expect(rows.map(({ frame, name, width, height, side, record }) => [frame, name, width, height, side, record])).toEqual(
      [0, 1, 2].map((frame) => [frame, `00000${frame}`, SIZE.width, SIZE.height, null, frame]),
    );
    expect(rows[0]?.skin_share).toBeCloseTo(share, 12);
    expect(areaOf(rows[0]?.skin)).toBe(areaOf(DRAWN.skins[0]) + areaOf(DRAWN.skins[1]));
  });

  it('photographs of a known layout have their masks turned to white = skin', async () => {
    const root = temporaryFolder();
    await writeHgr(join(root, 'hgr'));
    const request = { path: join(root, 'hgr'), layout: 'auto', out: join(root, 'out'), splits: root } as const;
    await exportDataset({ ...request, options: { ...OPTIONS, masks: ['skin'] } });
    const found = CocoFrames.parse(await readers?.(script, 'coco', request.out));
    const first = found['0_P_hgr1_id00_1'];
    expect(first?.objects.map(({ category, mask }) => ({ category, mask }))).toEqual([
      {
        category: 'skin',
        mask: draw(0)
          .mask.map((value) => value / 255)
          .join(''),
      },
    ]);
  });
});

describe('an export', () => {
  it('as Parquet with paths is read by hyparquet', async () => {
    const out = await exported({ format: 'parquet', pictures: 'reference', masks: ['skin'], frames: [1] });
    const rows = Paths.parse(await parquetReadObjects({ file: await asyncBufferFromFile(join(out, 'all.parquet')) }));
    expect(rows.map(({ frame }) => frame)).toEqual([1]);
    expect(rows.every(({ image, skin }) => existsSync(image) && existsSync(skin))).toBe(true);
  });

  it('that is cancelled leaves nothing, and goes through the next time', async () => {
    const root = temporaryFolder();
    await drawnDataset(join(root, 'dataset'), 9);
    const request = { path: join(root, 'dataset'), layout: 'auto', out: join(root, 'out'), splits: root, options: OPTIONS } as const;
    const stop = new AbortController();
    const cancelled = exportDataset(request, {
      signal: stop.signal,
      onProgress: ({ done, total }) => total === 9 && done > 0 && stop.abort(),
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(root)).toEqual(['dataset']);
    // What a killed export leaves.
    mkdirSync(join(root, 'out.partial/images'), { recursive: true });
    writeFileSync(join(root, 'out.partial/images/half.png'), '');
    await expect(exportDataset(request)).resolves.toMatchObject({ frames: 9 });
    expect(readdirSync(root).sort()).toEqual(['dataset', 'out']);
    expect(readdirSync(join(root, 'out/images'))).toHaveLength(9);
  });

  it('does not write into a folder that holds something, and names a frame that is broken', async () => {
    const root = temporaryFolder();
    await drawnDataset(join(root, 'dataset'));
    const request = { path: join(root, 'dataset'), layout: 'auto', splits: root, options: OPTIONS } as const;
    await expect(exportDataset({ ...request, out: join(root, 'dataset') })).rejects.toMatchObject({ code: 'conflict' });
    writeFileSync(join(root, 'dataset/masks/skin/000001.png'), 'no picture');
    await expect(exportDataset({ ...request, out: join(root, 'out') })).rejects.toThrow(/000001\.png/);
    expect(readdirSync(root)).toEqual(['dataset']);
  });

  // A file with a hole: it says that it is fifteen terabytes, and takes none.
  it.skipIf(process.platform === 'win32')('does not begin what the disk cannot hold, and links it', async () => {
    const root = temporaryFolder();
    await drawnDataset(join(root, 'dataset'));
    truncateSync(join(root, 'dataset/images/000001.png'), 15e12);
    const request = { path: join(root, 'dataset'), layout: 'auto', out: join(root, 'out'), splits: root } as const;
    const refused = exportDataset({ ...request, options: OPTIONS });
    await expect(refused).rejects.toMatchObject({ code: 'disk', message: expect.stringMatching(/needs about 1\d{4}\.\d GB/) });
    await expect(refused).rejects.toMatchObject({ next: expect.stringContaining('linked') });
    expect(readdirSync(root)).toEqual(['dataset']);
    await expect(exportDataset({ ...request, options: { ...OPTIONS, pictures: 'link' } })).resolves.toMatchObject({ frames: 3 });
  });
});

const CocoFrames = z.record(
  z.string(),
  z.object({
    file: z.string(),
    size: z.array(z.int()),
    declared: z.array(z.int()),
    objects: z.array(
      z.object({
        category: z.string(),
        mask: z.string(),
        area: z.int(),
        box: z.array(z.number()),
        keypoints: z.array(z.number()).nullable(),
        visible: z.int().nullable(),
      }),
    ),
  }),
);
const Yolo = z.object({
  yaml: z.unknown(),
  frames: z.record(z.string(), z.object({ file: z.string(), objects: z.array(z.object({ category: z.int(), mask: z.string() })) })),
});
const Voc = z.object({
  frames: z.record(z.string(), z.object({ mode: z.string(), palette: z.array(z.int()), classes: z.string(), objects: z.string() })),
  lists: z.record(z.string(), z.array(z.string())),
  pictures: z.array(z.string()),
});
const Shards = z.record(z.string(), z.object({ members: z.array(z.string()), samples: z.array(z.unknown()) }));
const Row = z.object({
  frame: z.int(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  side: z.string().nullable(),
  record: z.int(),
  skin_share: z.number(),
  skin: z.string(),
});
const Tables = z.record(z.string(), z.object({ rows: z.array(Row), types: z.array(z.string()) }));
const Paths = z.array(z.object({ frame: z.int(), image: z.string(), skin: z.string() }));
