import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ranked, reversed } from '../../../main/catalogue/columns/rank.ts';
import { type Catalogue, type NewFrame, openCatalogue } from '../../../main/catalogue/index.ts';
import { initial } from '../../../main/catalogue/migrations/0001_initial.ts';
import { properties } from '../../../main/catalogue/migrations/0002_properties.ts';
import { ALL_FRAMES, FrameFilter } from '../../../shared/domain/dataset/frameFilter.ts';
import { pictureProperties } from '../../../shared/domain/dataset/frameProperties.ts';
import { Draws } from '../../../shared/domain/random/draws.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { frameOf, jobOf } from './support/entries.ts';

function opened(dir = temporaryFolder()): Catalogue {
  const catalogue = openCatalogue(dir, 'studio');
  onTestFinished(() => catalogue.close());
  return catalogue;
}

/** As a worker measures it; `version` tells a frame that was rendered again. */
function rendered(frame: number, version = 0): NewFrame {
  const draws = new Draws(version, 'frame', frame);
  const stored = frameOf(frame, draws.uniform('skin'));
  const backgrounds = [`photographs/${frame % 7}`, `photographs/${(frame + version) % 11}`];
  return {
    ...stored,
    group: String(frame % 5),
    properties: { ...pictureProperties(stored), ita: draws.range('ita', -50, 60), backgrounds },
  };
}

async function empty(catalogue: Catalogue): Promise<string> {
  return (await catalogue.datasets.putReal({ name: 'a', path: temporaryFolder(), layout: 'folder', frames: [] })).id;
}

const FILTERS = [
  ALL_FRAMES,
  FrameFilter.parse({ ranges: { ita: { min: 0, max: null } }, words: { subject: ['1', '3'] } }),
  FrameFilter.parse({ backgrounds: ['photographs/3', 'photographs/9'], tags: { with: [], without: ['odd'] } }),
  FrameFilter.parse({ tags: { with: ['odd'], without: [] }, except: [11, 500] }),
];

/** All that a browser asks, of every filter. */
async function answers({ browse }: Catalogue, id: string) {
  const asked = FILTERS.map(async (filter) => ({
    facets: await browse.facets(id, filter),
    byTone: await browse.frameNumbers(id, filter, { by: 'ita', descending: true }),
    page: (await browse.window(id, filter, { by: 'skinShare', descending: false }, 3, 40)).frames.map(({ frame, tags }) => [frame, tags]),
  }));
  return Promise.all(asked);
}

describe('frames that arrive while somebody looks', () => {
  /** In the order of a rendering by several workers: groups of four, each worker at its own pace; some are rendered again. */
  const arriving = Array.from({ length: 900 }, (_, n) => n)
    .map((frame) => ({ frame, at: frame + 40 * new Draws(3, 'lane', Math.floor(frame / 4)).uniform('pace') }))
    .sort((a, b) => a.at - b.at)
    .map(({ frame }) => frame);

  test('are where they belong, as if they were read at once: numbers, words, backgrounds, tags, orders', async () => {
    const catalogue = opened();
    const id = await empty(catalogue);
    catalogue.frames.add(
      id,
      [0, 4, 9, 11].map((frame) => rendered(frame)),
    );
    await catalogue.browse.tag(id, FrameFilter.parse({ frames: [9, 11] }), 'odd', true);
    for (const [n, frame] of arriving.entries()) {
      catalogue.frames.add(id, [rendered(frame, frame % 50 === 0 ? 1 : 0)]);
      if (n % 90 === 0) await catalogue.browse.facets(id, FILTERS[n % FILTERS.length] ?? ALL_FRAMES);
      if (n % 200 === 0) await catalogue.browse.tag(id, FrameFilter.parse({ frames: [frame] }), 'odd', true);
    }
    const followed = await answers(catalogue, id);
    catalogue.close();
    const again = opened(catalogue.library.dir);
    expect(followed).toEqual(await answers(again, id));
    expect(followed[0]?.facets.total).toBe(900);
  });

  test('do not keep the columns from being read, also such as the reading has passed', async () => {
    const catalogue = opened();
    const id = await empty(catalogue);
    catalogue.frames.add(
      id,
      Array.from({ length: 3000 }, (_, n) => rendered(2 * n)),
    );
    let isRead = false;
    const reading = catalogue.browse.facets(id, ALL_FRAMES).then((facets) => {
      isRead = true;
      return facets;
    });
    // A frame is written in every turn of the loop, until the reading is over.
    let written = 0;
    for (; !isRead && written < 3000; written++) {
      catalogue.frames.add(id, [rendered(2 * written + 1)]);
      await new Promise(setImmediate);
    }
    expect((await reading).total).toBeGreaterThanOrEqual(3000);
    expect(written).toBeLessThan(3000);
    const followed = await answers(catalogue, id);
    expect(followed[0]?.facets.total).toBe(3000 + written);
    catalogue.close();
    expect(followed).toEqual(await answers(opened(catalogue.library.dir), id));
  });

  test('a dataset that is emptied in the middle of the reading is empty', async () => {
    const catalogue = opened();
    const id = await empty(catalogue);
    catalogue.frames.add(
      id,
      Array.from({ length: 1000 }, (_, n) => rendered(n)),
    );
    const reading = catalogue.browse.facets(id, ALL_FRAMES);
    await new Promise(setImmediate);
    catalogue.frames.clear(id);
    catalogue.frames.add(id, [rendered(5)]);
    expect((await reading).total).toBe(1);
  });
});

test.each([
  ['drawn numbers', (n: number) => new Draws(1, 'value', n).range('v', -3, 3)],
  ['whole numbers with gaps', (n: number) => (n % 7 === 0 ? Number.NaN : (n * 37) % 5)],
  ['numbers that agree in their upper halves', (n: number) => 1 + ((n * 7919) % 1000) * 2 ** -52],
  [
    'zeros of both signs and infinities',
    (n: number) => [0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN][n % 5] ?? 0,
  ],
  ['the same everywhere', () => 0.25],
])('an order is that of a stable sort: %s', (_, drawn) => {
  const values = Float64Array.from({ length: 2000 }, (_, n) => drawn(n));
  for (const descending of [false, true]) {
    const known = Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
    const sign = descending ? -1 : 1;
    const difference = (a: number, b: number) => (a === b ? 0 : sign * (a < b ? -1 : 1));
    known.sort((a, b) => difference(values[a] ?? 0, values[b] ?? 0));
    const unknown = Array.from(values.keys()).filter((row) => Number.isNaN(values[row]));
    const ascending = ranked(values);
    expect([...(descending ? reversed(ascending, values) : ascending)]).toEqual([...known, ...unknown]);
  }
});

test('jobs of a catalogue from before keep their progress and their requests; progress rewrites no request', () => {
  const dir = temporaryFolder();
  const db = new Database(join(dir, 'catalogue.db'));
  initial.up(db);
  properties.up(db);
  db.pragma('user_version = 2');
  const job = jobOf('a', 'interrupted');
  const request = { preset: { name: 'faces', seed: 3 }, only: [1, 2] };
  db.prepare('INSERT INTO jobs (id, state, created_at, job, request) VALUES (?, ?, ?, ?, ?)').run(
    'a',
    'interrupted',
    job.createdAt,
    JSON.stringify(job),
    JSON.stringify(request),
  );
  db.close();
  const { jobs } = opened(dir);
  expect(jobs.list()).toEqual([{ job, request }]);
  const progress = { ...job.progress, done: 9, value: 0.9 };
  jobs.advance('a', progress);
  expect(jobs.get('a')).toEqual({ job: { ...job, progress }, request });
  jobs.remove('a');
  expect(jobs.list()).toEqual([]);
});
