import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCatalogue } from '../../../main/catalogue/index.ts';
import type { Host } from '../../../main/host/index.ts';
import type { Api } from '../../../shared/contract/api.ts';
import type { Client } from '../../../shared/contract/define.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { ALL_FRAMES } from '../../../shared/domain/dataset/frameFilter.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { drawnDataset, OPTIONS } from '../exports/support.ts';
import { jobOver, openHost } from './support/openHost.ts';

const { frames: _, ...CHOICES } = OPTIONS;
const HALVES = { train: 0.5, validation: 0, test: 0.5 };

describe('care for a dataset, as the window asks for it', () => {
  let folder: string;
  let host: Host;
  let studio: Client<Api>;
  let id: string;
  const dir = () => join(folder, 'library/datasets/drawn');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-care-'));
    await drawnDataset(dir(), 8);
    const catalogue = openCatalogue(join(folder, 'library'), 'studio');
    ({ id } = await catalogue.datasets.putFolder(dir()));
    catalogue.close();
    ({ host, studio } = openHost(folder));
  });
  afterEach(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  const over = (job: Job) => jobOver(studio, job);

  it('exports the frames of a filter, and refuses a filter that lets none through', async () => {
    const out = join(folder, 'coco');
    const filter = { ...ALL_FRAMES, frames: [1, 4, 6] };
    expect(await over(await studio.care.export({ id, out, filter, options: CHOICES }))).toMatchObject({ state: 'done', target: id });
    expect(await readdir(join(out, 'images'))).toEqual(['000001.png', '000004.png', '000006.png']);
    await expect(
      studio.care.export({ id, out: `${out}2`, filter: { ...ALL_FRAMES, text: 'nothing' }, options: CHOICES }),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('proposes a split, makes it, lists it, and lets it go', async () => {
    const wish = { id, name: 'halves', ratios: HALVES, seed: 2, groupedBy: ['subject' as const] };
    const proposed = await studio.care.proposeSplit(wish);
    expect(proposed.counts).toEqual({ train: 4, validation: 0, test: 4 });
    expect((await studio.care.splits({ id })).map(({ name }) => name)).toEqual(['mine']);
    const made = await studio.care.makeSplit(wish);
    expect(made.sha256).toEqual(proposed.sha256);
    expect((await studio.care.splits({ id })).map(({ name }) => name)).toEqual(['halves', 'mine']);
    await studio.care.removeSplit({ id, name: 'halves' });
    expect(existsSync(join(dir(), 'splits/halves.json'))).toBe(false);
    await expect(studio.care.makeSplit({ ...wish, groupedBy: ['nearDuplicate'] })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('checks, takes broken frames out, and queues their rendering', async () => {
    rmSync(join(dir(), 'images/000003.png'));
    writeFileSync(join(dir(), 'masks/skin/000005.png'), 'no picture');
    expect(await studio.care.report({ id })).toBeNull();
    await over(await studio.care.check({ id, repair: 'none' }));
    const report = await studio.care.report({ id });
    expect(report).toMatchObject({ frames: 8, broken: [3, 5], counts: { missing: 1, unreadable: 1, changed: 0 } });
    await over(await studio.care.check({ id, repair: 'render' }));
    expect(await studio.care.report({ id })).toMatchObject({ frames: 6, broken: [], dropped: 2 });
    expect((await studio.datasets.list({})).find((entry) => entry.id === id)?.frames).toBe(6);
    expect((await readFile(join(dir(), 'frames.dropped.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2);
    const again = (await studio.jobs.list({})).find(({ kind }) => kind === 'render');
    expect(again).toMatchObject({ target: id });
    // There is no Blender here; the job says so.
    if (again !== undefined) expect(await over(again)).toMatchObject({ state: 'failed', failure: { code: 'blender' } });
  });

  it('leaves folders of photographs untouched', async () => {
    const photos = join(folder, 'photos');
    await writeRealDataset(photos, 6);
    const job = await over(await studio.datasets.import({ path: photos, name: 'Photos', layout: 'auto' }));
    const before = await readdir(photos, { recursive: true });
    const real = job.target ?? '';
    expect(await over(await studio.care.check({ id: real, repair: 'drop' }))).toMatchObject({ state: 'done' });
    expect(await studio.care.report({ id: real })).toMatchObject({ frames: 6, broken: [] });
    await studio.care.makeSplit({ id: real, name: 'halves', ratios: HALVES, seed: 0, groupedBy: ['subject'] });
    expect(
      await over(
        await studio.care.export({
          id: real,
          out: join(folder, 'yolo'),
          filter: ALL_FRAMES,
          options: { ...CHOICES, format: 'yolo', split: 'halves' },
        }),
      ),
    ).toMatchObject({ state: 'done' });
    expect((await readFile(join(folder, 'yolo/train.txt'), 'utf8')).trim().split('\n')).toHaveLength(3);
    expect(await readdir(photos, { recursive: true })).toEqual(before);
    await expect(studio.care.relabel({ id: real, policy: { name: 'x', skin: ['face'] } })).rejects.toMatchObject({ code: 'invalid' });
  });
});
