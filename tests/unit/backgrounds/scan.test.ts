import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackgroundCollection, ingestFolder } from '../../../main/backgrounds/index.ts';
import { trainRun } from '../../../main/jobs/modelTasks.ts';
import { scanBackgrounds } from '../../../main/jobs/scanBackgrounds.ts';
import { largestRegionShare } from '../../../shared/domain/backgrounds/skinArea.ts';
import { RECIPES } from '../../../shared/domain/training/recipe.ts';
import { writeRealDataset } from '../../harness/pictures.ts';

describe('looking for people', () => {
  let folder: string;
  let collection: BackgroundCollection;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-people-'));
    collection = new BackgroundCollection(join(folder, 'collection'));
    await mkdir(join(folder, 'photos'));
    for (const [n, background] of ['#3060a0', '#306030', '#cd9678'].entries()) {
      await sharp({ create: { width: 90, height: 70, channels: 3, background } })
        .png()
        .toFile(join(folder, 'photos', `${n}.png`));
    }
    await ingestFolder(collection, join(folder, 'photos'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('measures the largest connected region, by hand', () => {
    // biome-ignore format: rows of the mask
    const mask = [
      1, 1, 0, 0,
      0, 1, 0, 1,
      0, 0, 1, 1,
    ];
    // Three pixels and three: the corner where (1, 1) meets (2, 2) does not join them.
    expect(largestRegionShare(Uint8Array.from(mask.map((is) => 255 * is)), 4, 3)).toBe(3 / 12);
    expect(largestRegionShare(new Uint8Array(12), 4, 3)).toBe(0);
    expect(largestRegionShare(new Uint8Array(12).fill(255), 4, 3)).toBe(1);
  });

  it('asks a trained model, remembers who looked, keeps decisions, and looks at nothing twice', async () => {
    const data = join(folder, 'data');
    await writeRealDataset(data, 12);
    const recipe = {
      ...RECIPES.quick,
      model: { kind: 'unet', width: 4, depth: 2, norm: 'group' },
      patchSize: 32,
      batchSize: 4,
      epochs: 1,
    } as const;
    const { model } = await trainRun({
      name: 'Scan',
      recipe,
      seed: 1,
      device: 'auto',
      resume: false,
      data: [{ path: data }],
      out: join(folder, 'run'),
    });
    const [first] = await collection.list();
    if (first === undefined) throw new Error('There is no picture.');
    await collection.change(first.id, { verdict: 'accepted' });

    const reports: number[] = [];
    const scanner = { kind: 'model', file: model, name: 'Scan' } as const;
    expect(await scanBackgrounds(collection, scanner, { onProgress: ({ done }) => reports.push(done) })).toMatchObject({ pictures: 3 });
    expect((await collection.list()).map(({ skin }) => skin.method)).toEqual(['Scan', 'Scan', 'Scan']);
    expect(await collection.accepted()).toEqual([`user/${first.id}.jpg`]);
    expect(reports.at(-1)).toBe(3);

    const gone = { ...scanner, file: join(folder, 'gone.onnx') };
    expect(await scanBackgrounds(collection, gone)).toMatchObject({ pictures: 3 });
    await expect(scanBackgrounds(collection, { ...gone, name: 'Another' })).rejects.toMatchObject({ code: 'not-found' });

    expect(await scanBackgrounds(collection, { kind: 'colour-rule' })).toEqual({ pictures: 3, suspected: 1 });
  });
});
