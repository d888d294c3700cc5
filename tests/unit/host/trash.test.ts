import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCatalogue } from '../../../main/catalogue/index.ts';
import type { Host } from '../../../main/host/index.ts';
import { Trash } from '../../../main/host/trash.ts';
import type { Api } from '../../../shared/contract/api.ts';
import type { Client } from '../../../shared/contract/define.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { writeRun } from '../catalogue/support/entries.ts';
import { drawnDataset } from '../exports/support.ts';
import { openHost } from './support/openHost.ts';

const RUN = '0b5f2d7e-5a43-4b1c-9c57-1f5d3c2a9e10';
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** What is removed in the window can be taken back there. */
describe('the trash of a library', () => {
  let folder: string;
  let host: Host;
  let studio: Client<Api>;
  const library = () => join(folder, 'library');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-trash-'));
    await drawnDataset(join(library(), 'datasets/drawn'), 4);
    writeRun(join(library(), 'runs/small'), RUN, 3);
    const catalogue = openCatalogue(library(), 'studio');
    await catalogue.datasets.putFolder(join(library(), 'datasets/drawn'));
    await catalogue.runs.putFolder(join(library(), 'runs/small'));
    catalogue.close();
    ({ host, studio } = openHost(folder));
  });
  afterEach(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function theDataset() {
    const [dataset] = await studio.datasets.list({});
    if (dataset === undefined) throw new Error('There is no dataset.');
    return dataset;
  }
  const takeBack = (removed: { undo: string | null }) => studio.trash.restore({ undo: removed.undo ?? '' });

  it('gives a rendered dataset back with frames, splits and tags', async () => {
    const before = await theDataset();
    const { id, path } = before;
    await studio.datasets.tag({ id, filter: { frames: [1, 3] }, tag: 'good', on: true });
    const files = (await readdir(path)).sort();
    const removed = await studio.datasets.remove({ id, deleteFiles: true });
    expect(await studio.datasets.list({})).toEqual([]);
    expect(existsSync(join(path, 'images'))).toBe(false);

    expect(await takeBack(removed)).toEqual({ kind: 'dataset', id });
    expect(await studio.datasets.list({})).toEqual([before]);
    expect((await readdir(path)).sort()).toEqual(files);
    expect((await studio.care.splits({ id })).map(({ name }) => name)).toEqual(['mine']);
    const tagged = await studio.datasets.frames({
      id,
      filter: { tags: { with: ['good'] } },
      sort: { by: 'frame', descending: false },
      offset: 0,
      limit: 9,
    });
    expect(tagged.frames.map(({ frame }) => frame)).toEqual([1, 3]);
    await expect(takeBack(removed)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gives back a run with its curve, a preset, and a dataset of photographs that was only forgotten', async () => {
    const [run] = await studio.runs.list({});
    await takeBack(await studio.runs.remove({ id: RUN }));
    expect(await studio.runs.list({})).toEqual([run]);

    const [builtin] = await studio.presets.list({});
    if (builtin === undefined) throw new Error('There are no built-in presets.');
    const saved = await studio.presets.save({ id: null, preset: { ...builtin.preset, name: 'Mine' } });
    await takeBack(await studio.presets.remove({ id: saved.id }));
    expect((await studio.presets.list({})).find(({ id }) => id === saved.id)?.preset).toEqual(saved.preset);

    await writeRealDataset(join(folder, 'photos'), 3);
    const job = await studio.datasets.import({ path: join(folder, 'photos'), name: 'Photos', layout: 'auto' });
    for await (const changed of studio.jobs.watch({})) if (changed.some(({ id, state }) => id === job.id && state === 'done')) break;
    const photos = (await studio.datasets.list({})).find(({ kind }) => kind === 'real');
    if (photos === undefined) throw new Error('The photographs were not imported.');
    await takeBack(await studio.datasets.remove({ id: photos.id, deleteFiles: false }));
    expect(await studio.datasets.list({})).toContainEqual(photos);
  });

  it('keeps the tags of a rendered dataset whose files stay', async () => {
    const { id } = await theDataset();
    await studio.datasets.tag({ id, filter: { frames: [2] }, tag: 'good', on: true });
    const tags = (await readdir(join(library(), 'tags'))).sort();
    await studio.datasets.remove({ id, deleteFiles: false });
    expect((await readdir(join(library(), 'tags'))).sort()).toEqual(tags);
  });

  it('moves all or nothing', async () => {
    const run = join(library(), 'runs/small');
    const files = (await readdir(run)).sort();
    // The second time it is not there any more.
    const put = new Trash(library()).put({ kind: 'run', id: RUN, name: 'small', folder: run }, [run, run]);
    await expect(put).rejects.toMatchObject({ code: 'disk' });
    expect((await readdir(run)).sort()).toEqual(files);
  });

  it('overwrites nothing, and forgets after a week', async () => {
    const removed = await studio.runs.remove({ id: RUN });
    writeRun(join(library(), 'runs/small'), '11111111-1111-4111-8111-111111111111', 1);
    await expect(takeBack(removed)).rejects.toMatchObject({ code: 'conflict' });
    const trash = new Trash(library());
    await mkdir(join(library(), 'trash/0-broken'));
    await writeFile(join(library(), 'trash/0-broken/removed.json'), '{');
    await trash.empty(Date.now() + WEEK - 60_000);
    expect(await readdir(join(library(), 'trash'))).toHaveLength(2);
    await trash.empty(Date.now() + WEEK + 60_000);
    expect(await readdir(join(library(), 'trash'))).toEqual(['0-broken']);
    await expect(takeBack(removed)).rejects.toMatchObject({ code: 'not-found' });
  });
});
