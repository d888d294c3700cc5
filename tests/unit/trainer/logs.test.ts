import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crc32c } from '../../../main/trainer/logs/checksum.ts';
import { exportRunLog } from '../../../main/trainer/logs/exportLog.ts';
import { epochOf } from '../catalogue/support/entries.ts';
import { readEvents } from './support/eventFile.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-logs-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const log = { description: { name: 'Faces / dark', createdAt: '2026-01-02T03:04:05.000Z' }, epochs: [epochOf(1), epochOf(2)] };

it('CRC-32C has the values of RFC 3720', () => {
  expect(crc32c(new Uint8Array(32)).toString(16)).toBe('8a9136aa');
  expect(crc32c(new Uint8Array(32).fill(0xff)).toString(16)).toBe('62a8ab43');
  expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => index)).toString(16)).toBe('46dd794e');
});

describe('the log of a run', () => {
  it('as CSV has a row per epoch', async () => {
    const file = await exportRunLog(log, 'csv', folder);
    const [head, ...rows] = (await readFile(file, 'utf8')).trimEnd().split('\r\n');
    expect(basename(file)).toBe('Faces _ dark.csv');
    expect(head).toBe('epoch,loss,validationLoss,validationIou,learningRate,imagesPerSecond,peakMegabytes,seconds');
    expect(rows).toEqual(['1,1,,0.1,0.001,10,500,12', '2,0.5,,0.2,0.001,10,500,12']);
  });

  it('as events of TensorBoard has sound records and every number of every epoch', async () => {
    const file = await exportRunLog(log, 'tensorboard', folder);
    expect(file).toBe(join(folder, 'Faces _ dark', 'events.out.tfevents.1767323045.s2mgen'));
    const [first, ...events] = readEvents(await readFile(file));
    expect(first).toMatchObject({ version: 'brain.Event:2', scalars: {} });
    expect(events.map(({ time, step }) => [time, step])).toEqual([
      [1767323057, 1],
      [1767323069, 2],
    ]);
    expect(events[1]?.scalars).toEqual({
      'loss/training': 0.5,
      'iou/validation': Math.fround(0.2),
      'training/learning_rate': Math.fround(1e-3),
      'training/images_per_second': 10,
      'training/peak_megabytes': 500,
    });
  });
});
