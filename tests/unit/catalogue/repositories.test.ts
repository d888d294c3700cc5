import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Catalogue, openCatalogue, renderedFrame } from '../../../main/catalogue/index.ts';
import { openDatasetForWriting } from '../../../main/datasets/index.ts';
import { ALL_FRAMES } from '../../../shared/domain/dataset/frameFilter.ts';
import { drawFrame, newDataset, PRESET } from '../datasets/support/records.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { epochOf, evaluationOf, frameOf, jobOf, writeRun } from './support/entries.ts';

function opened(dir = temporaryFolder()): Catalogue {
  const catalogue = openCatalogue(dir, 'studio');
  onTestFinished(() => catalogue.close());
  return catalogue;
}

describe('datasets', () => {
  test('a synthetic one fills while it is rendered', async () => {
    const catalogue = opened();
    const dir = join(catalogue.library.datasets, 'drawn');
    const writer = await openDatasetForWriting(dir, newDataset());
    await catalogue.datasets.putSynthetic(dir, writer.description);
    const { id } = writer.description;
    expect(catalogue.datasets.get(id)).toMatchObject({
      name: 'drawn',
      kind: 'synthetic',
      source: PRESET.name,
      frames: 0,
      wanted: 12,
      meanSkinShare: 0,
    });
    for (const frame of [0, 1]) {
      const record = await drawFrame(dir, frame);
      await writer.append(record);
      catalogue.frames.add(id, [renderedFrame(writer.description, record)]);
    }
    await writer.close();
    const record = await drawFrame(dir, 1);
    expect(catalogue.datasets.get(id)).toMatchObject({ frames: 2, missing: false });
    expect(catalogue.frames.get(id, 1)).toMatchObject({
      index: 1,
      image: join(dir, record.files.image),
      sha256: record.sha256.image,
      group: '0',
    });
    expect(catalogue.datasets.at(dir)?.id).toBe(id);
  });

  test('a real one stays where it is, keeps its id when it is read again, and is shown as missing once it is gone', async () => {
    const catalogue = opened();
    const path = temporaryFolder();
    const entry = await catalogue.datasets.putReal({ name: 'hands', path, layout: 'hgr', frames: [frameOf(0), frameOf(1)] });
    expect(entry).toMatchObject({ kind: 'real', source: 'hgr', path, frames: 2, wanted: 2, missing: false });
    expect(catalogue.frames.get(entry.id, 1)).toMatchObject({
      image: join(path, 'images/p1.jpg'),
      maskRule: { skin: 'black', threshold: 127 },
    });
    const again = await catalogue.datasets.putReal({ name: 'hands', path, layout: 'hgr', frames: [frameOf(0)] });
    expect(again).toMatchObject({ id: entry.id, createdAt: entry.createdAt, frames: 1 });
    rmSync(path, { recursive: true });
    expect(catalogue.datasets.list()).toEqual([{ ...again, missing: true }]);
  });

  test('one that is removed takes its frames along and leaves the files', async () => {
    const catalogue = opened();
    const path = temporaryFolder();
    const { id } = await catalogue.datasets.putReal({ name: 'a', path, layout: 'folder', frames: [frameOf(0)] });
    await catalogue.datasets.remove(id);
    expect(catalogue.datasets.list()).toEqual([]);
    expect(catalogue.frames.count(id)).toBe(0);
    expect(existsSync(path)).toBe(true);
  });
});

describe('frames', () => {
  test('windows over 100,000 frames come in the right order from both ends', async () => {
    const catalogue = opened();
    const n = 100_000;
    // Skin shares run against the numbers, with many equal ones.
    const frames = Array.from({ length: n }, (_, frame) => frameOf(frame, Math.floor((n - frame) / 10) / n));
    const { id } = await catalogue.datasets.putReal({ name: 'large', path: temporaryFolder(), layout: 'folder', frames });
    const numbers = async (by: 'frame' | 'skinShare', descending: boolean, offset: number) => {
      const { total, frames: shown } = await catalogue.browse.window(id, ALL_FRAMES, { by, descending }, offset, 3);
      expect(total).toBe(n);
      return shown.map(({ index, frame }) => [index - offset, frame]);
    };
    const first = [
      [0, 0],
      [1, 1],
      [2, 2],
    ];
    const last = [
      [0, 99_998],
      [1, 99_999],
    ];
    const leastSkin = [
      [0, 99_991],
      [1, 99_992],
      [2, 99_993],
    ];
    // Straight from SQLite, then from the columns in memory: the same.
    expect(await numbers('frame', false, 0)).toEqual(first);
    expect(await numbers('frame', false, 99_998)).toEqual(last);
    expect(await numbers('skinShare', false, 0)).toEqual(leastSkin);
    expect(await numbers('skinShare', true, 0)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(await numbers('skinShare', true, 99_998)).toEqual(last);
    expect(await numbers('frame', false, 0)).toEqual(first);
    expect(await numbers('frame', true, 0)).toEqual(last.map(([place], at) => [place, 99_999 - at]).concat([[2, 99_997]]));
    expect(await numbers('skinShare', false, 0)).toEqual(leastSkin);
    expect(await numbers('frame', false, n)).toEqual([]);
  });

  test('one that was rendered again replaces the old one', async () => {
    const catalogue = opened();
    const { id } = await catalogue.datasets.putReal({ name: 'a', path: temporaryFolder(), layout: 'folder', frames: [frameOf(0, 0.1)] });
    catalogue.frames.add(id, [frameOf(0, 0.9)]);
    expect(catalogue.datasets.get(id)).toMatchObject({ frames: 1, meanSkinShare: 0.9 });
  });

  test('are found by the content of their image, to make a lost thumbnail again', async () => {
    const catalogue = opened();
    await catalogue.datasets.putReal({ name: 'a', path: temporaryFolder(), layout: 'folder', frames: [frameOf(0), frameOf(7)] });
    expect(catalogue.frames.byContent(frameOf(7).sha256)?.frame).toBe(7);
    expect(catalogue.frames.byContent('f'.repeat(64))).toBeNull();
  });
});

describe('runs', () => {
  const ID = '3f0e5e0a-1111-4222-8333-444455556666';

  test('show what their folder holds', async () => {
    const catalogue = opened();
    const dir = join(catalogue.library.runs, 'small');
    const description = writeRun(dir, ID, 3);
    await catalogue.runs.put(dir, { ...description, name: 'begun' });
    catalogue.metrics.add(ID, epochOf(1));
    expect(catalogue.runs.get(ID)).toMatchObject({ name: 'begun', epochs: [epochOf(1)], model: null });
    const entry = await catalogue.runs.putFolder(dir);
    expect(entry).toMatchObject({ name: 'small', path: dir, datasets: ['/somewhere'], model: join(dir, 'model.onnx') });
    expect(entry.epochs).toEqual([epochOf(1), epochOf(2), epochOf(3)]);
  });

  test('keep their evaluations in their folder, and those without a run in the library', async () => {
    const catalogue = opened();
    const dir = join(catalogue.library.runs, 'small');
    writeRun(dir, ID, 1);
    await catalogue.runs.putFolder(dir);
    await catalogue.evaluations.add(ID, evaluationOf('small'));
    await catalogue.evaluations.add(null, evaluationOf('colour rule'));
    expect(catalogue.runs.get(ID)?.evaluations).toEqual([evaluationOf('small')]);
    expect(catalogue.evaluations.of(null)).toEqual([evaluationOf('colour rule')]);
    expect(readFileSync(join(dir, 'evaluations.jsonl'), 'utf8')).toContain('"small"');
    await expect(catalogue.evaluations.add('nobody', evaluationOf('x'))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('that are removed take metrics, model and evaluations along', async () => {
    const catalogue = opened();
    const dir = join(catalogue.library.runs, 'small');
    writeRun(dir, ID, 1);
    await catalogue.runs.putFolder(dir);
    await catalogue.evaluations.add(ID, evaluationOf('small'));
    await catalogue.runs.remove(ID);
    expect([catalogue.runs.list(), catalogue.metrics.of(ID), catalogue.evaluations.of(ID), catalogue.models.of(ID)]).toEqual([
      [],
      [],
      [],
      null,
    ]);
  });
});

test('jobs come back with what they need to be done again; what was running is interrupted', () => {
  const dir = temporaryFolder();
  const before = openCatalogue(dir, 'studio');
  for (const state of ['running', 'queued', 'done'] as const) before.jobs.save({ job: jobOf(state, state), request: { out: `/${state}` } });
  before.close();
  const catalogue = opened(dir);
  expect(catalogue.jobs.get('running')).toEqual({ job: jobOf('running', 'interrupted'), request: { out: '/running' } });
  expect(catalogue.jobs.list().map(({ job }) => job.state)).toEqual(['done', 'queued', 'interrupted']);
  catalogue.jobs.remove('done');
  expect(catalogue.jobs.list()).toHaveLength(2);
});

describe("the user's presets", () => {
  test('are files named after them', async () => {
    const { presets, library } = opened();
    const first = await presets.save(null, { ...PRESET, name: 'Küche / hell' });
    const second = await presets.save(null, { ...PRESET, name: 'Küche / hell' });
    expect([first.id, second.id]).toEqual(['Küche - hell', 'Küche - hell-2']);
    await presets.save(first.id, { ...PRESET, name: 'renamed' });
    expect(JSON.parse(readFileSync(join(library.presets, 'Küche - hell.json'), 'utf8'))).toMatchObject({ name: 'renamed' });
    await presets.remove(second.id);
    expect((await presets.list()).presets.map(({ id, builtin, preset }) => [id, builtin, preset.name])).toEqual([
      ['Küche - hell', false, 'renamed'],
    ]);
  });

  test('that cannot be read are reported, and do not hide the others', async () => {
    const { presets, library } = opened();
    await presets.save(null, PRESET);
    writeFileSync(join(library.presets, 'broken.json'), '{}');
    const { presets: found, problems } = await presets.list();
    expect(found).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('broken.json')]);
  });

  test('cannot reach out of their folder', async () => {
    const { presets, library } = opened();
    mkdirSync(join(library.dir, 'other'));
    writeFileSync(join(library.dir, 'other/secret.json'), JSON.stringify(PRESET));
    await expect(presets.get('../other/secret')).rejects.toMatchObject({ code: 'invalid' });
    await expect(presets.save('../other/secret', PRESET)).rejects.toMatchObject({ code: 'invalid' });
  });
});
