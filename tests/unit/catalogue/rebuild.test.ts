import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Catalogue, openCatalogue, rebuildCatalogue } from '../../../main/catalogue/index.ts';
import { openDatasetForWriting } from '../../../main/datasets/index.ts';
import { drawFrame, newDataset } from '../datasets/support/records.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { evaluationOf, frameOf, jobOf, writeRun } from './support/entries.ts';

async function render(dir: string, frames: number): Promise<void> {
  const writer = await openDatasetForWriting(dir, newDataset());
  for (let frame = 0; frame < frames; frame++) await writer.append(await drawFrame(dir, frame));
  await writer.close();
}

/** Everything that can be asked of a catalogue. */
function everything({ datasets, frames, runs, evaluations, jobs }: Catalogue) {
  const list = datasets.list();
  const windows = list.map(({ id }) => frames.window(id, { by: 'skinShare', descending: false }, 0, 500));
  return { list, windows, runs: runs.list(), evaluations: evaluations.of(null), jobs: jobs.list() };
}

test('a catalogue made anew equals the one that grew: datasets and runs inside and outside, real ones, scores, jobs', async () => {
  const dir = temporaryFolder();
  const elsewhere = temporaryFolder();
  const grown = openCatalogue(dir, 'studio');
  for (const [place, count] of [
    [join(grown.library.datasets, 'one'), 3],
    [join(elsewhere, 'two'), 2],
  ] as const) {
    await render(place, count);
    await grown.datasets.putFolder(place);
  }
  await grown.datasets.putReal({ name: 'real', path: elsewhere, layout: 'ecu', frames: [frameOf(0), frameOf(5)] });
  for (const [place, id] of [
    [join(grown.library.runs, 'a'), '3f0e5e0a-1111-4222-8333-444455556661'],
    [join(elsewhere, 'b'), '3f0e5e0a-1111-4222-8333-444455556662'],
  ] as const) {
    writeRun(place, id, 2);
    await grown.runs.putFolder(place);
    await grown.evaluations.add(id, evaluationOf(id));
  }
  await grown.evaluations.add(null, evaluationOf('colour rule'));
  grown.jobs.save({ job: jobOf('a', 'done'), request: { out: 'x' } });
  const before = everything(grown);
  grown.close();

  const report = await rebuildCatalogue(dir);
  expect(report).toMatchObject({ datasets: 3, frames: 7, runs: 2, jobs: 1, problems: [], replaced: join(dir, 'catalogue.db.replaced') });
  const anew = openCatalogue(dir, 'studio');
  expect(everything(anew)).toEqual(before);
  anew.close();
});

test('a lost database file loses nothing but the list of jobs', async () => {
  const dir = temporaryFolder();
  const catalogue = openCatalogue(dir, 'studio');
  await render(join(catalogue.library.datasets, 'one'), 2);
  catalogue.close();
  rmSync(join(dir, 'catalogue.db'));
  expect(await rebuildCatalogue(dir)).toMatchObject({ datasets: 1, frames: 2, jobs: 0, replaced: null });
});

test('folders that cannot be taken up are named and do not stop the others', async () => {
  const dir = temporaryFolder();
  const catalogue = openCatalogue(dir, 'studio');
  const { datasets, registrations, runs } = catalogue.library;
  await render(join(datasets, 'good'), 2);
  appendFileSync(join(datasets, 'good/frames.jsonl'), '{"half": ');
  catalogue.close();
  mkdirSync(join(datasets, 'bad'));
  writeFileSync(join(datasets, 'bad/dataset.json'), '{');
  mkdirSync(join(runs, 'bad'));
  writeFileSync(join(runs, 'bad/run.json'), '{}');
  writeFileSync(join(registrations, 'bad.json'), '{}');
  const report = await rebuildCatalogue(dir);
  expect(report).toMatchObject({ datasets: 1, frames: 2, runs: 0 });
  expect(report.problems).toHaveLength(3);
  expect(existsSync(join(dir, 'catalogue.db.new'))).toBe(false);
});
