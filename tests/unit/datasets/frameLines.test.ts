import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dropFrames, findLines, LINES_FILE, openDatasetForWriting, readDataset } from '../../../main/datasets/index.ts';
import { FrameRecords } from '../../../main/host/frameRecords.ts';
import { drawFrame, newDataset } from './support/records.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

async function write(dir: string, frames: readonly number[]): Promise<void> {
  const writer = await openDatasetForWriting(dir, newDataset());
  for (const frame of frames) await writer.append(await drawFrame(dir, frame));
  await writer.close();
}

describe('the places of lines', () => {
  test('are those that parsing finds, from the file beside the manifest and without it', async () => {
    const dir = temporaryFolder();
    await write(dir, [0, 2, 1, 5]);
    const { records } = await readDataset(dir);
    const parsed = new Map(records.map(({ frame, line }) => [frame, line]));
    const found = await findLines(dir);
    expect(found.places).toEqual(parsed);
    expect(found.covered).toBe(readFileSync(join(dir, 'frames.jsonl')).length);
    expect(existsSync(join(dir, LINES_FILE))).toBe(true);
    expect(await findLines(dir)).toEqual(found);
    writeFileSync(join(dir, LINES_FILE), 'no places');
    expect((await findLines(dir)).places).toEqual(parsed);
  });

  test('are found in what was appended, but not in a line that is still being written', async () => {
    const dir = temporaryFolder();
    await write(dir, [0, 1]);
    const before = await findLines(dir);
    await write(dir, [2]);
    appendFileSync(join(dir, 'frames.jsonl'), '{"frame":3,"fil');
    const after = await findLines(dir, before);
    expect([...after.places.keys()]).toEqual([0, 1, 2]);
    expect(after.places.get(2)?.offset).toBe(before.covered);
    expect(after.covered).toBeLessThan(readFileSync(join(dir, 'frames.jsonl')).length);
  });
});

describe('full records of single frames', () => {
  test('are read where the lines stand, also after frames were taken out and rendered again', async () => {
    const dir = temporaryFolder();
    await write(dir, [0, 1, 2, 3]);
    const records = new FrameRecords();
    const wanted = await drawFrame(dir, 2);
    expect(await records.read(dir, 2)).toEqual(wanted);
    await dropFrames(dir, new Set([1]));
    // Another line stands where it was now.
    expect(await records.read(dir, 2)).toEqual(wanted);
    await expect(records.read(dir, 1)).rejects.toMatchObject({ code: 'not-found' });
    await write(dir, [1]);
    expect(await records.read(dir, 1)).toEqual(await drawFrame(dir, 1));
    expect(await new FrameRecords().read(dir, 3)).toEqual(await drawFrame(dir, 3));
  });

  test('tell where there is no manifest', async () => {
    const dir = temporaryFolder();
    await write(dir, [0]);
    const records = new FrameRecords();
    await records.read(dir, 0);
    rmSync(join(dir, 'frames.jsonl'));
    await expect(records.read(dir, 0)).rejects.toThrow();
  });
});
