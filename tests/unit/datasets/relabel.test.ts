import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPixels } from '../../../main/datasets/decode/pixels.ts';
import { openDatasetForWriting, readDataset, readRecord, relabelDataset } from '../../../main/datasets/index.ts';
import type { FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { LABEL_POLICIES } from '../../../shared/domain/labels/labelPolicy.ts';
import { drawFrame, newDataset, PRESET } from './support/records.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { writeMask } from './support/writePictures.ts';

const SIZE = { width: 40, height: 32 };
const STRICT = { name: LABEL_POLICIES.strict.name, skin: [...LABEL_POLICIES.strict.skin] };
const PAPER = { name: LABEL_POLICIES.paper.name, skin: [...LABEL_POLICIES.paper.skin] };

/** A frame of two people: columns 0–9 lips of the first, 10–19 its face, 20–29 hands of the second, the rest clothes. */
async function twoPeople(dir: string, frame: number): Promise<FrameRecord> {
  const record = await drawFrame(dir, frame);
  const name = `${String(frame).padStart(6, '0')}.png`;
  const byColumn = (values: readonly number[]) =>
    Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, at) => values[Math.floor((at % SIZE.width) / 10)] ?? 0);
  await writeMask(join(dir, 'parts', name), byColumn([5, 1, 3, 30]), SIZE);
  await writeMask(join(dir, 'instances', name), byColumn([1, 1, 2, 2]), SIZE);
  const person = { landmarks: {}, keypoints: {}, boxes: {}, personShare: 0.5, skinShare: 0, ita: null };
  return { ...record, files: { ...record.files, parts: `parts/${name}`, instances: `instances/${name}` }, people: [person, person] };
}

async function dataset(dir: string, frames = 3): Promise<void> {
  const writer = await openDatasetForWriting(dir, newDataset());
  for (let frame = 0; frame < frames; frame++) await writer.append(await twoPeople(dir, frame));
  await writer.close();
}

describe('relabelling', () => {
  it('makes masks, hashes, shares and the description anew from the part maps', async () => {
    const dir = join(temporaryFolder(), 'a');
    await dataset(dir);
    const done = await relabelDataset(dir, STRICT);
    expect(done).toMatchObject({ frames: 3, policy: 'strict', skinShare: { after: 0.5 } });
    const { description, records, problems, lost } = await readDataset(dir);
    expect([problems, lost]).toEqual([[], []]);
    expect(description.labelPolicy).toEqual(STRICT);
    expect(description.preset.labels).toEqual(STRICT);
    for (const summary of records) {
      const record = await readRecord(dir, summary);
      const { rgb } = await readPixels(join(dir, record.files.skin), false);
      const mask = Uint8Array.from({ length: rgb.length / 3 }, (_, at) => rgb[3 * at] ?? 0);
      expect([...mask.subarray(0, 40)]).toEqual(Array.from({ length: 40 }, (_, x) => (x >= 10 && x < 30 ? 255 : 0)));
      expect(record.sha256.skin).toBe(createHash('sha256').update(mask).digest('hex'));
      expect(record.skinShare).toBe(0.5);
      expect(record.people.map(({ skinShare }) => skinShare)).toEqual([0.25, 0.25]);
      expect(record.spec.labels).toMatchObject({ policy: 'strict', skin: [1, 2, 3, 4] });
    }
  });

  it('goes back to where it came from', async () => {
    const dir = join(temporaryFolder(), 'b');
    await dataset(dir);
    await relabelDataset(dir, PAPER);
    const first = await readFile(join(dir, 'frames.jsonl'), 'utf8');
    await relabelDataset(dir, STRICT);
    await relabelDataset(dir, PAPER);
    expect(await readFile(join(dir, 'frames.jsonl'), 'utf8')).toBe(first);
    expect((await readDataset(dir)).lost).toEqual([]);
  });

  it('leaves a whole dataset when it is cut off, and finishes later', async () => {
    const dir = join(temporaryFolder(), 'c');
    await dataset(dir);
    const before = await readFile(join(dir, 'frames.jsonl'), 'utf8');
    const abort = new AbortController();
    const cut = relabelDataset(dir, STRICT, { signal: abort.signal, onProgress: (done) => done === 2 && abort.abort() });
    await expect(cut).rejects.toThrow();
    expect(await readFile(join(dir, 'frames.jsonl'), 'utf8')).toBe(before);
    const between = await readDataset(dir);
    expect([between.lost, between.records.length, between.description.labelPolicy.name]).toEqual([[], 3, PRESET.labels.name]);
    expect((await relabelDataset(dir, STRICT)).frames).toBe(3);
    expect((await readDataset(dir)).description.labelPolicy.name).toBe('strict');
  });

  it('is continued by a rendering of the new policy', async () => {
    const dir = join(temporaryFolder(), 'd');
    await dataset(dir);
    await relabelDataset(dir, STRICT);
    const writer = await openDatasetForWriting(dir, newDataset({ ...PRESET, labels: STRICT }));
    expect(writer.done.size).toBe(3);
    await expect(relabelDataset(dir, PAPER)).rejects.toMatchObject({ code: 'conflict' });
    await writer.close();
  });

  it('refuses a frame without a part map, and a folder that is no dataset', async () => {
    const dir = join(temporaryFolder(), 'e');
    const writer = await openDatasetForWriting(dir, newDataset());
    await writer.append(await drawFrame(dir, 0));
    await writer.close();
    await expect(relabelDataset(dir, STRICT)).rejects.toThrow(/frame 0 has no part map/);
    await expect(relabelDataset(join(temporaryFolder(), 'nowhere'), STRICT)).rejects.toMatchObject({ code: 'not-found' });
  });
});
