import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../main/host/index.ts';
import { type RunLive, withNews } from '../../../renderer/features/models/live/runLive.ts';
import type { Api } from '../../../shared/contract/api.ts';
import type { Client } from '../../../shared/contract/define.ts';
import type { RunNews } from '../../../shared/contract/runs.ts';
import { RECIPES } from '../../../shared/domain/training/recipe.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { jobOver, jobWhen, openHost } from './support/openHost.ts';

const EPOCHS = 40;

/** A real training of many short epochs, watched as a window does. */
describe('news of a run', () => {
  let folder: string;
  let host: Host;
  let studio: Client<Api>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-news-'));
    ({ host, studio } = openHost(folder));
    await writeRealDataset(join(folder, 'photos'), 3);
  });
  afterAll(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('tells each epoch once, and everything to who comes later', async () => {
    const photos = await studio.datasets.import({ path: join(folder, 'photos'), name: 'Photos', layout: 'auto' });
    const dataset = (await jobOver(studio, photos)).target ?? '';
    const recipe = {
      ...RECIPES.quick,
      model: { kind: 'unet', width: 4, depth: 1, norm: 'group' },
      patchSize: 16,
      batchSize: 1,
      epochs: EPOCHS,
    } as const;
    const job = await studio.runs.train({ name: 'Short', datasets: [{ dataset }], recipe, seed: 1, device: 'cpu' });
    const id = (await jobWhen(studio, job, ({ target }) => target !== null)).target ?? '';
    const heard: RunNews[] = [];
    let known: RunLive | null = null;
    for await (const news of studio.runs.watch({ id })) {
      heard.push(news);
      known = withNews(known, news);
      if (known.now === null && known.epochs.length === EPOCHS) break;
    }
    expect(await jobOver(studio, job)).toMatchObject({ state: 'done', failure: null });

    const [entry] = await studio.runs.list({});
    expect(known).toEqual({ epochs: entry?.epochs, steps: [], now: null, notices: known?.notices });
    const later = heard.filter(({ whole }) => !whole);
    expect(heard[0]?.whole).toBe(true);
    // Beside the beginning and the end, nothing is told twice.
    expect(heard.length - later.length).toBeLessThanOrEqual(3);
    const told = later.flatMap(({ epochs }) => epochs.map(({ epoch }) => epoch));
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual([...new Set(told)]);

    for await (const news of studio.runs.watch({ id })) {
      expect(withNews(known, news)).toEqual({ ...known, notices: news.notices });
      expect(news).toMatchObject({ whole: true, epochs: entry?.epochs });
      break;
    }
  });
});
