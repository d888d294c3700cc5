import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Catalogue, openCatalogue, rebuildCatalogue, renderedFrame } from '../../../main/catalogue/index.ts';
import { initial } from '../../../main/catalogue/migrations/0001_initial.ts';
import { makeSplit, openDatasetForWriting, readPairs, removeSplit, writeSplit } from '../../../main/datasets/index.ts';
import type { FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { ALL_FRAMES, FrameFilter, type FrameSort } from '../../../shared/domain/dataset/frameFilter.ts';
import { renderedProperties } from '../../../shared/domain/dataset/frameProperties.ts';
import { drawFrame, newDataset } from '../datasets/support/records.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { frameOf } from './support/entries.ts';

const BY_NUMBER: FrameSort = { by: 'frame', descending: false };
const filtered = (filter: Partial<FrameFilter>) => FrameFilter.parse(filter);

function opened(dir = temporaryFolder()): Catalogue {
  const catalogue = openCatalogue(dir, 'studio');
  onTestFinished(() => catalogue.close());
  return catalogue;
}

/** A folder of drawn frames whose records say what the worker would measure. */
async function rendered(dir: string, frames: number): Promise<{ id: string; records: FrameRecord[] }> {
  const writer = await openDatasetForWriting(dir, newDataset());
  const records: FrameRecord[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const record = await drawFrame(dir, frame);
    const faces = frame % 3 === 0 ? { face: record.personShare } : { body: record.personShare * 0.6, garment: record.personShare * 0.4 };
    records.push({ ...record, partShares: faces });
    await writer.append({ ...record, partShares: faces });
  }
  await writer.close();
  return { id: writer.description.id, records };
}

async function numbers({ browse }: Catalogue, id: string, filter: FrameFilter, sort = BY_NUMBER): Promise<number[]> {
  const { total, frames } = await browse.window(id, filter, sort, 0, 500);
  expect(frames.map(({ index }) => index)).toEqual(frames.map((_, place) => place));
  expect(frames).toHaveLength(total);
  return frames.map(({ frame }) => frame);
}

describe('filters over a rendered dataset', () => {
  test('mean what the records say, whichever way the frames came in', async () => {
    const catalogue = opened();
    const dir = join(catalogue.library.datasets, 'drawn');
    const { id, records } = await rendered(dir, 12);
    await catalogue.datasets.putFolder(dir);
    const known = records.map((record) => renderedProperties(record, { width: 40, height: 32 }));
    const where = (holds: (properties: (typeof known)[number]) => boolean) => known.flatMap((one, frame) => (holds(one) ? [frame] : []));
    const middle = [...known].map(({ ita }) => ita ?? 0).sort((a, b) => a - b)[6] ?? 0;

    expect(await numbers(catalogue, id, filtered({ ranges: { ita: { min: middle, max: null } } }))).toEqual(
      where(({ ita }) => (ita ?? -99) >= middle),
    );
    expect(await numbers(catalogue, id, filtered({ words: { framingClass: ['face'] } }))).toEqual([0, 3, 6, 9]);
    expect(await numbers(catalogue, id, filtered({ ranges: { clothedShare: { min: 0.39, max: 0.41 } } }))).toEqual([
      1, 2, 4, 5, 7, 8, 10, 11,
    ]);
    const [sex] = known.flatMap((one) => one.sex ?? []);
    expect(await numbers(catalogue, id, filtered({ words: { sex: sex === undefined ? [] : [sex] } }))).toEqual(
      where((one) => one.sex === sex),
    );
    const [asset] = known.flatMap(({ backgrounds }) => backgrounds);
    expect(asset).toBeDefined();
    expect(await numbers(catalogue, id, filtered({ backgrounds: asset === undefined ? [] : [asset] }))).toEqual(
      where(({ backgrounds }) => asset !== undefined && backgrounds.includes(asset)),
    );
    expect(await numbers(catalogue, id, filtered({ words: { subject: ['2'] }, text: '0005' }))).toEqual([5]);
    expect(await numbers(catalogue, id, filtered({ frames: [1, 7, 99], except: [7] }))).toEqual([1]);
    const byAge = await numbers(catalogue, id, ALL_FRAMES, { by: 'age', descending: true });
    expect(byAge.map((frame) => known[frame]?.age ?? -1)).toEqual(known.map(({ age }) => age ?? -1).sort((a, b) => b - a));

    // The same frames one by one, as a render adds them while somebody looks.
    const other = opened();
    const grown = join(other.library.datasets, 'grown');
    const writer = await openDatasetForWriting(grown, newDataset());
    await other.datasets.putSynthetic(grown, writer.description);
    await other.browse.facets(writer.description.id, ALL_FRAMES);
    for (const record of records) other.frames.add(writer.description.id, [renderedFrame(writer.description, record)]);
    await writer.close();
    expect(await other.browse.facets(writer.description.id, ALL_FRAMES)).toEqual(await catalogue.browse.facets(id, ALL_FRAMES));
  });

  test('histograms count what another choice in them would give', async () => {
    const catalogue = opened();
    const dir = join(catalogue.library.datasets, 'drawn');
    const { id } = await rendered(dir, 12);
    await catalogue.datasets.putFolder(dir);
    const facets = await catalogue.browse.facets(
      id,
      filtered({ words: { framingClass: ['face'] }, ranges: { skinShare: { min: 2, max: null } } }),
    );
    expect(facets).toMatchObject({ total: 12, matching: 0 });
    const classes = facets.words.find(({ property }) => property === 'framingClass');
    // Nothing has more skin than pixels: no other word would help, but another range of skin would.
    expect(classes?.values.map(({ matching }) => matching)).toEqual([0, 0]);
    const skin = facets.numbers.find(({ property }) => property === 'skinShare');
    expect(skin?.matching.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(skin?.all.reduce((sum, count) => sum + count, 0)).toBe(12);
  });
});

describe('filters over photographs', () => {
  test('unknown values lie in no range, sort last, and can be asked for', async () => {
    const catalogue = opened();
    const frames = [0.4, 0.1, 0.1, 0.9].map((share, frame) => ({ ...frameOf(frame, share), personShare: frame < 2 ? share : null }));
    const { id } = await catalogue.datasets.putReal({ name: 'a', path: temporaryFolder(), layout: 'folder', frames });
    expect(await numbers(catalogue, id, filtered({ ranges: { personShare: { min: 0, max: null } } }))).toEqual([0, 1]);
    expect(await numbers(catalogue, id, filtered({ words: { sex: [null] } }))).toEqual([0, 1, 2, 3]);
    for (const [descending, order] of [
      [false, [1, 0, 2, 3]],
      [true, [0, 1, 2, 3]],
    ] as const) {
      expect(await numbers(catalogue, id, ALL_FRAMES, { by: 'personShare', descending })).toEqual(order);
    }
    expect(await numbers(catalogue, id, ALL_FRAMES, { by: 'skinShare', descending: true })).toEqual([3, 0, 1, 2]);
    expect((await catalogue.browse.facets(id, ALL_FRAMES)).numbers.find(({ property }) => property === 'personShare')?.unknown).toEqual({
      all: 2,
      matching: 2,
    });
  });

  test('those whose files are missing can be asked for, and come back when they are read again', async () => {
    const catalogue = opened();
    const path = temporaryFolder();
    const photos = { name: 'a', path, layout: 'folder', frames: [frameOf(0), frameOf(1), frameOf(2)] };
    const { id } = await catalogue.datasets.putReal(photos);
    catalogue.frames.setMissing(id, new Map([[1, true]]));
    expect(await numbers(catalogue, id, filtered({ missing: true }))).toEqual([1]);
    expect(catalogue.frames.get(id, 1)?.missing).toBe(true);
    await catalogue.datasets.putReal(photos);
    expect(await numbers(catalogue, id, filtered({ missing: true }))).toEqual([]);
  });
});

describe('tags', () => {
  test('are given to a filter, taken back for those that changed, and survive a rebuild and a lost database', async () => {
    const dir = temporaryFolder();
    const catalogue = openCatalogue(dir, 'studio');
    const folder = join(catalogue.library.datasets, 'drawn');
    const { id } = await rendered(folder, 6);
    await catalogue.datasets.putFolder(folder);
    const { browse, filters } = catalogue;
    expect(await browse.tag(id, filtered({ words: { framingClass: ['face'] } }), 'close', true)).toEqual([0, 3]);
    expect(await browse.tag(id, ALL_FRAMES, 'close', true)).toEqual([1, 2, 4, 5]);
    expect(await browse.tag(id, filtered({ frames: [1, 2, 4, 5] }), 'close', false)).toEqual([1, 2, 4, 5]);
    expect(await numbers(catalogue, id, filtered({ tags: { with: ['close'], without: [] } }))).toEqual([0, 3]);
    expect(await numbers(catalogue, id, filtered({ tags: { with: [], without: ['close'] } }))).toEqual([1, 2, 4, 5]);
    await filters.save({ name: 'close-ups', filter: filtered({ tags: { with: ['close'], without: [] } }) });
    catalogue.close();

    rmSync(join(dir, 'catalogue.db'));
    await rebuildCatalogue(dir);
    const anew = opened(dir);
    const [kept] = await anew.filters.list();
    expect(await numbers(anew, id, kept?.filter ?? ALL_FRAMES)).toEqual([0, 3]);
    expect((await anew.browse.window(id, ALL_FRAMES, BY_NUMBER, 0, 1)).frames[0]?.tags).toEqual(['close']);
    await anew.browse.tag(id, ALL_FRAMES, 'close', false);
    expect(existsSync(join(dir, 'tags', `${id}.json`))).toBe(false);
  });

  test('follow the names of photographs that are numbered anew, and wait for those that are gone', async () => {
    const catalogue = opened();
    const path = temporaryFolder();
    const photos = (...names: string[]) => ({
      name: 'a',
      path,
      layout: 'folder',
      frames: names.map((name, frame) => ({ ...frameOf(frame), name })),
    });
    const { id } = await catalogue.datasets.putReal(photos('anna', 'bert', 'carla'));
    await catalogue.browse.tag(id, filtered({ text: 'a' }), 'good', true);
    await catalogue.datasets.putReal(photos('aaron', 'bert', 'carla'));
    const good = filtered({ tags: { with: ['good'], without: [] } });
    expect(await numbers(catalogue, id, good)).toEqual([2]);
    await catalogue.browse.tag(id, filtered({ text: 'bert' }), 'good', true);
    await catalogue.datasets.putReal(photos('anna', 'bert', 'carla'));
    expect(await numbers(catalogue, id, good)).toEqual([0, 1, 2]);
  });

  test('a file of tags that cannot be read is said, and never written over', async () => {
    const catalogue = opened();
    const { id } = await catalogue.datasets.putReal({ name: 'a', path: temporaryFolder(), layout: 'folder', frames: [frameOf(0)] });
    await catalogue.browse.tag(id, ALL_FRAMES, 'x', true);
    const file = join(catalogue.library.tags, `${id}.json`);
    writeFileSync(file, '{ "mine": ');
    catalogue.frames.add(id, [frameOf(0)]);
    await expect(catalogue.browse.tag(id, ALL_FRAMES, 'y', true)).rejects.toMatchObject({ code: 'data' });
    expect(readFileSync(file, 'utf8')).toBe('{ "mine": ');
  });
});

test('a catalogue of the version before gets counts at once, and properties when the dataset is looked at', async () => {
  const dir = temporaryFolder();
  const made = openCatalogue(dir, 'studio');
  const folder = join(made.library.datasets, 'drawn');
  const { id } = await rendered(folder, 4);
  made.close();
  rmSync(join(dir, 'catalogue.db'));
  const db = new Database(join(dir, 'catalogue.db'));
  initial.up(db);
  db.pragma('user_version = 1');
  db.prepare("INSERT INTO datasets VALUES (?, 'drawn', 'synthetic', 'datasets/drawn', 'p', 12, '2026-01-02T03:04:05.000Z')").run(id);
  const insert = db.prepare(
    "INSERT INTO frames (dataset, frame, name, width, height, skin_share, sha256, group_name, image, skin, mask_skin, mask_threshold) VALUES (?, ?, ?, 40, 32, 0.25, ?, '0', 'i', 's', 'white', 127)",
  );
  for (let frame = 0; frame < 4; frame++) insert.run(id, frame, String(frame).padStart(6, '0'), 'f'.repeat(64));
  db.close();

  const catalogue = opened(dir);
  expect(existsSync(join(dir, 'catalogue.db.version-1'))).toBe(true);
  expect(catalogue.datasets.get(id)).toMatchObject({ frames: 4, meanSkinShare: 0.25 });
  expect(await numbers(catalogue, id, filtered({ words: { framingClass: ['face'] } }))).toEqual([0, 3]);
  expect(catalogue.datasets.get(id)?.frames).toBe(4);
});

describe('sides of splits', () => {
  const ratios = { train: 0.5, validation: 0.25, test: 0.25 };

  test('filter and count frames of a rendered dataset, as its split files say at that moment', async () => {
    const catalogue = opened();
    const dir = join(catalogue.library.datasets, 'drawn');
    const { id } = await rendered(dir, 12);
    await catalogue.datasets.putFolder(dir);
    expect((await catalogue.browse.facets(id, ALL_FRAMES)).splits).toEqual([]);

    const split = await makeSplit(await readPairs(dir), { name: 'mine', ratios, seed: 3, groupedBy: ['subject'] });
    await writeSplit(dir, { ...split, sides: { ...split.sides, test: [] } });
    const numbersOf = (names: readonly string[]) => names.map(Number).sort((a, b) => a - b);
    const { train, validation, test: left } = split.sides;
    expect(await numbers(catalogue, id, filtered({ splits: { mine: ['train'] } }))).toEqual(numbersOf(train));
    expect(await numbers(catalogue, id, filtered({ splits: { mine: ['validation', null] } }))).toEqual(numbersOf([...validation, ...left]));
    const { splits, matching } = await catalogue.browse.facets(
      id,
      filtered({ splits: { mine: ['train'] }, words: { framingClass: ['face'] } }),
    );
    const faces = (names: readonly string[]) => names.filter((name) => Number(name) % 3 === 0).length;
    expect(matching).toBe(faces(train));
    // What another side would give, as every histogram shows it.
    expect(splits).toEqual([
      {
        name: 'mine',
        values: [
          { value: 'train', all: train.length, matching: faces(train) },
          { value: 'validation', all: validation.length, matching: faces(validation) },
          { value: 'test', all: 0, matching: 0 },
          { value: null, all: left.length, matching: faces(left) },
        ],
      },
    ]);

    await writeSplit(dir, split);
    expect(await numbers(catalogue, id, filtered({ splits: { mine: ['test'] } }))).toEqual(numbersOf(left));
    await removeSplit(dir, 'mine');
    expect(await numbers(catalogue, id, filtered({ splits: { mine: ['test'] } }))).toEqual([]);
  });

  test('of photographs lie in the library', async () => {
    const catalogue = opened();
    const dir = temporaryFolder();
    const { id } = await catalogue.datasets.putReal({ name: 'photographs', path: dir, layout: 'folder', frames: [] });
    catalogue.frames.add(
      id,
      ['a', 'b', 'c', 'd'].map((name, frame) => ({ ...frameOf(frame), name })),
    );
    const sides = { train: ['a', 'b'], validation: ['c'], test: ['d'] };
    const entry = catalogue.datasets.get(id);
    if (entry === null) throw new Error('The dataset is gone.');
    const split = await makeSplit({ dir, kind: 'real', pairs: [] }, { name: 'mine', ratios, seed: 0, groupedBy: [] });
    await writeSplit(catalogue.library.careOf(entry), { ...split, sides });
    expect(await numbers(catalogue, id, filtered({ splits: { mine: ['train', 'test'] } }))).toEqual([0, 1, 3]);
    expect(existsSync(join(dir, 'splits'))).toBe(false);
  });
});
