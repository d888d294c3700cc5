import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openCatalogue } from '../../../main/catalogue/index.ts';
import { drawnDataset } from '../exports/support.ts';
import { run } from './run.ts';

const Instances = z.object({ images: z.array(z.object({ id: z.int() })) });

/** A library with the dataset "drawn" of six frames; its split "mine" has frames 0 and 1 to learn, 2 to test. */
describe('export of a filter by the command line', () => {
  let root = '';
  let library = '';
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 's2mgen-cli-'));
    library = join(root, 'library');
    const dir = join(library, 'datasets/drawn');
    await drawnDataset(dir, 6);
    const catalogue = openCatalogue(library, 'studio');
    const id = await catalogue.datasets.putFolder(dir);
    expect(id).not.toBeNull();
    catalogue.close();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const exported = async (out: string, filter: unknown, dataset = 'drawn') => {
    const flags = ['--format', 'coco', '--pictures', 'reference', '--keypoints', '0', '--library', library];
    return run(
      'export',
      dataset,
      ...flags,
      '--out',
      join(root, out),
      '--filter',
      typeof filter === 'string' ? filter : JSON.stringify(filter),
    );
  };
  const framesIn = (out: string) =>
    Instances.parse(JSON.parse(readFileSync(join(root, out, 'annotations/instances.json'), 'utf8'))).images.map(({ id }) => id);

  it('writes the frames that the library finds, by the name of the dataset and by its folder', async () => {
    const { code, out } = await exported('named', { text: '00000', except: [1, 4] });
    expect([code, out]).toEqual([0, expect.stringContaining('4 frames as coco')]);
    expect(framesIn('named')).toEqual([0, 2, 3, 5]);
    expect(await exported('folder', { splits: { mine: ['train', null] } }, join(library, 'datasets/drawn'))).toMatchObject({ code: 0 });
    expect(framesIn('folder')).toEqual([0, 1, 3, 4, 5]);
  });

  it('says what is wrong with a filter, and where nothing matches', async () => {
    expect(await exported('broken', '{"text":')).toMatchObject({ code: 2, err: expect.stringContaining('it is not JSON') });
    expect(await exported('unknown', { colour: 'red' })).toMatchObject({ code: 2, err: expect.stringContaining('colour') });
    expect(await exported('nothing', { text: 'no frame' })).toMatchObject({ code: 1, err: expect.stringContaining('No frame is left') });
  });

  it('needs the library to know the dataset', async () => {
    const elsewhere = join(root, 'elsewhere');
    await drawnDataset(elsewhere, 1);
    expect(await exported('foreign', { text: '0' }, elsewhere)).toMatchObject({ code: 1, err: expect.stringContaining('s2mgen import') });
  });
});
