import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catalogue, openCatalogue } from '../../../main/catalogue/index.ts';
import { readDataset, readRecord } from '../../../main/datasets/index.ts';
import { coverageHandlers } from '../../../main/host/coverage.ts';
import { drawnDataset } from '../exports/support.ts';

const signal = new AbortController().signal;

describe('what a dataset holds, for the forecast', () => {
  let folder: string;
  let catalogue: Catalogue;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-held-'));
    catalogue = openCatalogue(join(folder, 'library'), 'studio');
  });
  afterEach(async () => {
    catalogue.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('tells skin and person of each frame as its record has them, and what it does not know', async () => {
    const dir = join(folder, 'library/datasets/drawn');
    await drawnDataset(dir, 8);
    const { id } = await catalogue.datasets.putFolder(dir);
    const held = await coverageHandlers(catalogue).held({ dataset: id, most: 5000 }, signal);
    const { records } = await readDataset(dir);
    const full = await Promise.all(records.map((record) => readRecord(dir, record)));
    expect(held.frames).toBe(8);
    expect(held.numbers).toEqual(full.map(({ frame }) => frame));
    for (const [place, record] of full.entries()) {
      expect(held.skinShare[place]).toBeCloseTo(record.skinShare, 6);
      expect(held.personShare[place]).toBeCloseTo(record.personShare, 6);
      // The drawn frames have no part map: nobody knows what they show of people.
      expect(record.partShares).toEqual({});
      expect(held.framing[place]).toBeNull();
    }
  });

  it('takes frames evenly from a large one, and knows no dataset by another id', async () => {
    const dir = join(folder, 'library/datasets/drawn');
    await drawnDataset(dir, 8);
    const { id } = await catalogue.datasets.putFolder(dir);
    const { frames, numbers } = await coverageHandlers(catalogue).held({ dataset: id, most: 4 }, signal);
    expect(frames).toBe(8);
    expect(numbers).toEqual([0, 2, 4, 6]);
    await expect(async () => coverageHandlers(catalogue).held({ dataset: 'other', most: 4 }, signal)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
