import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCatalogue } from '../../../main/catalogue/index.ts';
import type { Host } from '../../../main/host/index.ts';
import type { Api } from '../../../shared/contract/api.ts';
import type { Client } from '../../../shared/contract/define.ts';
import { drawnDataset } from '../exports/support.ts';
import { openHost } from './support/openHost.ts';

/** A library with one rendered dataset of four frames, and a studio that finds no Blender. */
describe('more frames for a dataset', () => {
  let folder: string;
  let host: Host;
  let studio: Client<Api>;
  let id: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-more-'));
    const library = join(folder, 'library');
    await drawnDataset(join(library, 'datasets/drawn'), 4);
    const catalogue = openCatalogue(library, 'studio');
    ({ id } = await catalogue.datasets.putFolder(join(library, 'datasets/drawn')));
    catalogue.close();
    ({ host, studio } = openHost(folder));
  });
  afterEach(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });
  const wanted = async () => (await studio.datasets.list({}))[0]?.wanted ?? 0;

  it('asks for the same preset with more frames, and keeps the dataset as it is when Blender is missing', async () => {
    const before = await wanted();
    const { target, title } = await studio.datasets.addFrames({ id, frames: 3, manner: {} });
    expect([target, title]).toEqual([id, 'Add 3 frames to drawn']);
    await vi.waitFor(async () => expect(await studio.jobs.list({})).toMatchObject([{ state: 'failed', failure: { code: 'blender' } }]));
    expect(await wanted()).toBe(before);
    // What failed for want of Blender can be tried again, with the same request.
    expect(await studio.jobs.resume({ id: (await studio.jobs.list({}))[0]?.id ?? '' })).toMatchObject({ target: id });
  });

  it('renders what is missing when no more are asked for', async () => {
    expect(await wanted()).toBe(12);
    expect(await studio.datasets.addFrames({ id, frames: 0, manner: {} })).toMatchObject({
      title: 'Complete drawn',
      target: id,
    });
  });

  it('forecasts nothing without Blender, and says why', async () => {
    const preset = await studio.datasets.preset({ id });
    if (preset === null) throw new Error('The dataset has no preset.');
    const asked = studio.datasets.forecastRender({ preset, frames: 10, dataset: id, manner: {} });
    await expect(asked).rejects.toMatchObject({ code: 'blender' });
  });
});
