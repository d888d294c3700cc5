import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  dropFrames,
  makeSplit,
  openDatasetForWriting,
  readDataset,
  readPairs,
  readSplit,
  selectSplit,
  writeSplit,
} from '../../../main/datasets/index.ts';
import { checkDataset } from '../../../main/jobs/checkDataset.ts';
import { separated } from '../../../main/jobs/nearDuplicates.ts';
import { Draws } from '../../../shared/domain/random/draws.ts';
import { draw } from '../datasets/support/drawing.ts';
import { drawFrame, newDataset } from '../datasets/support/records.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { writeImage, writeMask } from '../datasets/support/writePictures.ts';

const SIZE = { width: 40, height: 32 };

async function dataset(frames = 8): Promise<string> {
  const dir = join(temporaryFolder(), 'a');
  const writer = await openDatasetForWriting(dir, newDataset());
  for (let frame = 0; frame < frames; frame++) await writer.append(await drawFrame(dir, frame));
  await writer.close();
  return dir;
}

const check = (dir: string, others: string[] = []) => checkDataset({ path: dir, layout: 'auto', care: dir, others });

it('finds a whole dataset whole', async () => {
  const report = await check(await dataset());
  expect(report).toMatchObject({ frames: 8, broken: [], faults: [] });
});

it('tells each kind of fault, and a repair leaves a dataset that is whole', async () => {
  const dir = await dataset();
  const drawing = draw(1, 40, 32);
  rmSync(join(dir, 'images/000000.png'));
  writeFileSync(join(dir, 'masks/person/000001.png'), 'no picture');
  await writeImage(join(dir, 'images/000002.png'), draw(2, 44, 32));
  await writeImage(join(dir, 'images/000003.png'), { ...drawing, rgb: drawing.rgb.map((value) => value ^ 1) });
  await writeMask(
    join(dir, 'masks/skin/000004.png'),
    draw(4, 40, 32).mask.map((value, at) => (at === 0 ? 100 : value)),
    SIZE,
  );
  await writeMask(join(dir, 'masks/skin/000005.png'), new Uint8Array(40 * 32), SIZE);
  await copyFile(join(dir, 'images/000006.png'), join(dir, 'images/000099.png'));
  await appendFile(join(dir, 'frames.jsonl'), '{"frame": 7\n');
  const report = await check(dir);
  const told = report.faults.map(({ kind, frame, file }) => [kind, frame, file]);
  expect(told).toEqual([
    ['brokenLine', null, 'frames.jsonl'],
    ['missing', 0, 'images/000000.png'],
    ['unreadable', 1, 'masks/person/000001.png'],
    ['size', 2, 'images/000002.png'],
    ['changed', 3, 'images/000003.png'],
    ['notBinary', 4, 'masks/skin/000004.png'],
    ['wrongShare', 5, 'masks/skin/000005.png'],
    ['changed', 5, 'masks/skin/000005.png'],
    ['stray', null, 'images/000099.png'],
  ]);
  expect(report.counts).toMatchObject({ changed: 2, missing: 1, stray: 1 });
  expect(report.broken).toEqual([0, 1, 2, 3, 4, 5]);

  expect(await dropFrames(dir, new Set(report.broken))).toBe(7);
  const { records, problems } = await readDataset(dir);
  expect([records.map(({ frame }) => frame), problems]).toEqual([[6, 7], []]);
  expect(readFileSync(join(dir, 'frames.dropped.jsonl'), 'utf8').trim().split('\n')).toHaveLength(7);
  // Rendered again, the dropped frames have their lines again.
  const writer = await openDatasetForWriting(dir, newDataset());
  for (const frame of report.broken) await writer.append(await drawFrame(dir, frame));
  await writer.close();
  const repaired = await check(dir);
  expect([repaired.frames, repaired.broken, repaired.faults.map(({ kind }) => kind)]).toEqual([8, [], ['stray']]);
});

it('finds pictures that look the same, here and in another dataset, and the split that separates them', async () => {
  const dir = join(temporaryFolder(), 'a');
  const writer = await openDatasetForWriting(dir, newDataset());
  for (const frame of [0, 1, 2, 3]) {
    const record = await drawFrame(dir, frame);
    // Frame 3 shows what frame 0 shows, a little brighter.
    const shown = blobs(frame === 3 ? 0 : frame, frame === 3 ? 1.06 : 1);
    await writeImage(join(dir, record.files.image), { ...SIZE, rgb: shown });
    await writer.append(record);
  }
  await writer.close();
  const report = await check(dir);
  expect(report.nearDuplicates).toEqual([['000000', '000003']]);
  expect(separated({ sides: { train: ['000000', '000001'], validation: [], test: ['000002', '000003'] } }, report.nearDuplicates)).toEqual([
    ['000000', '000003'],
  ]);
  const set = await readPairs(dir);
  const request = { name: 'mine', ratios: { train: 0.5, validation: 0, test: 0.5 }, seed: 1, groupedBy: ['nearDuplicate'] } as const;
  const split = await makeSplit(set, request, report.nearDuplicates);
  expect(separated(split, report.nearDuplicates)).toEqual([]);
  await writeSplit(dir, split);
  expect(await readSplit(dir, 'mine')).toEqual(split);
  const test = await selectSplit(set, 'mine:test');
  expect([test.pairs.map(({ name }) => name), test.hash]).toEqual([split.sides.test, split.sha256.test]);

  const other = join(temporaryFolder(), 'photographs');
  await writeImage(join(other, 'images/beach.png'), { ...SIZE, rgb: blobs(2, 0.97) });
  await writeMask(join(other, 'masks/beach.png'), draw(1, 40, 32).mask, SIZE);
  const found = await checkDataset({
    path: other,
    layout: 'folder',
    skin: 'white',
    care: temporaryFolder(),
    others: [dir],
    expected: new Map([['gone', '0']]),
  });
  expect(found.alikeElsewhere).toEqual([{ name: 'beach', dataset: 'drawn', other: '000002' }]);
  expect(found.faults).toMatchObject([{ kind: 'missing', file: 'gone' }]);
});

/** Blobs as in a photograph that is out of focus, no two numbers alike. */
function blobs(n: number, gain: number): Uint8Array {
  const draws = new Draws(4, 'picture', n);
  const drawn = Array.from({ length: 14 }, (_, k) => {
    const [x, y, size] = [draws.range(`x${k}`, 0, 40), draws.range(`y${k}`, 0, 32), draws.range(`size${k}`, 3, 12)];
    return { x, y, size, light: draws.range(`light${k}`, -70, 70) };
  });
  return Uint8Array.from({ length: 3 * 40 * 32 }, (_, at) => {
    const [x, y] = [Math.floor(at / 3) % 40, Math.floor(at / 120)];
    const light = drawn.reduce((sum, blob) => sum + blob.light * Math.exp(-((x - blob.x) ** 2 + (y - blob.y) ** 2) / blob.size ** 2), 110);
    return Math.max(0, Math.min(255, gain * light));
  });
}
