import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCatalogue } from '../main/catalogue/index.ts';
import { ALL_FRAMES, FrameFilter, type FrameSort } from '../shared/domain/dataset/frameFilter.ts';
import { letFramesArrive } from './browserArriving.ts';
import { addRows } from './browserCatalogue.ts';
import { measureWindow } from './browserWindow.ts';
import { quantile, type Table } from './table.ts';

const DATASETS = 10;
const FRAMES = Number(process.env.S2MGEN_BENCH_ROWS ?? 100_000);
const ROUNDS = 40;
const PAGE = 200;

const BY_NUMBER: FrameSort = { by: 'frame', descending: false };
const CLOSE_DARK = FrameFilter.parse({
  words: { framingClass: ['face'], skinType: ['V', 'VI'] },
  ranges: { skinShare: { min: 0.2, max: null } },
});

/** What the window asks of a catalogue of a million frames, and how soon it shows frames of the dataset in hand. */
export async function run(): Promise<Table[]> {
  const library = await mkdtemp(join(tmpdir(), 's2mgen-bench-'));
  try {
    const begun = performance.now();
    const catalogue = openCatalogue(library, 'studio');
    const ids: string[] = [];
    for (let n = 0; n < DATASETS; n++) ids.push(await addRows(catalogue, `rows ${n}`, FRAMES));
    const filled = (performance.now() - begun) / 1000;
    catalogue.close();
    return [await queries(library, ids, filled), await measureWindow(library, FRAMES)];
  } finally {
    await rm(library, { recursive: true, force: true });
  }
}

async function queries(library: string, ids: readonly string[], filled: number): Promise<Table> {
  const catalogue = openCatalogue(library, 'studio');
  const { browse, datasets } = catalogue;
  const id = ids[3] ?? '';
  const rows: (string | number)[][] = [];
  const all: number[] = [];
  const allWork: number[] = [];
  const measure = async (name: string, rounds: number, ask: (round: number) => unknown, counts = true) => {
    const times: number[] = [];
    const work: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const from = performance.now();
      const before = process.threadCpuUsage();
      await ask(round);
      times.push(performance.now() - from);
      const { user, system } = process.threadCpuUsage(before);
      work.push((user + system) / 1000);
    }
    if (counts) {
      all.push(...times);
      allWork.push(...work);
    }
    rows.push(rowOf(name, times, work));
  };
  const range = (round: number) =>
    FrameFilter.parse({ ranges: { skinShare: { min: 0.01 * round, max: 0.5 }, ita: { min: -60, max: 40 } } });
  await measure('first page of a dataset that was not open', ids.length, (round) =>
    browse.window(ids[round] ?? '', ALL_FRAMES, BY_NUMBER, 0, PAGE),
  );
  await measure('columns into memory, once a dataset (in slices)', 1, () => browse.facets(id, ALL_FRAMES), false);
  await measure('list of datasets', ROUNDS, () => datasets.list());
  await measure('page far down, by number', ROUNDS, (round) => browse.window(id, ALL_FRAMES, BY_NUMBER, round * 2400, PAGE));
  await measure('first page in a new order', 10, (round) =>
    browse.window(
      id,
      ALL_FRAMES,
      { by: (['skinShare', 'ita', 'viewAngle', 'age', 'focalLength'] as const)[round % 5] ?? 'ita', descending: round > 4 },
      0,
      PAGE,
    ),
  );
  await measure('page of a new filter in an order', ROUNDS, (round) =>
    browse.window(id, range(round), { by: 'ita', descending: false }, 0, PAGE),
  );
  await measure('page far down a filter', ROUNDS, (round) =>
    browse.window(id, range(2), { by: 'ita', descending: false }, round * 1000, PAGE),
  );
  await measure('histograms of all properties, new filter', ROUNDS, (round) => browse.facets(id, range(round + 0.5)));
  await measure('close-ups of dark skin: page', ROUNDS, () => browse.window(id, CLOSE_DARK, BY_NUMBER, 0, PAGE));
  await measure('close-ups of dark skin: numbers of all', ROUNDS, () => browse.frameNumbers(id, CLOSE_DARK));
  await measure('tag on a whole filter', 6, (round) => browse.tag(id, CLOSE_DARK, 'dark', round % 2 === 0), false);
  const other = ids[5] ?? '';
  const stop = letFramesArrive(catalogue, other, FRAMES);
  const look = async (round: number) => {
    await browse.facets(other, range(round));
    await browse.window(other, ALL_FRAMES, { by: 'ita', descending: false }, 0, PAGE);
  };
  await measure('while frames arrive: first histograms and sorted page', 1, look, false);
  await measure('while frames arrive: histograms and sorted page', ROUNDS, look, false);
  const arrived = await stop();
  rows.push(rowOf('all queries but those that happen once, tags, and while frames arrive', all, allWork));
  catalogue.close();
  return {
    title: `Catalogue of ${(DATASETS * FRAMES).toLocaleString('en')} frames`,
    columns: ['query', 'times', 'p50 ms', 'p95 ms', 'CPU p50 ms', 'CPU p95 ms'],
    rows,
    notes: [
      `${DATASETS} datasets of ${FRAMES.toLocaleString('en')} rows, filled in ${filled.toFixed(0)} s; queries on one of them, in the process of the host, without the channel to the window.`,
      'CPU time is that of the thread which answers: what is left of the times on a machine that does nothing else.',
      'Rows are drawn, not rendered. The tag writes its file each time.',
      `${arrived} frames arrived, out of order, while they were looked at.`,
    ],
  };
}

function rowOf(name: string, times: readonly number[], work: readonly number[]): (string | number)[] {
  const values = [quantile(times, 0.5), quantile(times, 0.95), quantile(work, 0.5), quantile(work, 0.95)];
  return [name, times.length, ...values.map((value) => value.toFixed(1))];
}
