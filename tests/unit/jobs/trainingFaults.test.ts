import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readPair, readPairs, splitHash, writeSplit } from '../../../main/datasets/index.ts';
import { trainRun } from '../../../main/jobs/modelTasks.ts';
import { type ChildProcess, forkWorker } from '../../../main/jobs/spawn.ts';
import { openTargetData, openTrainingData } from '../../../main/jobs/trainingData.ts';
import type { DatasetSplit } from '../../../shared/domain/dataset/split.ts';
import { writeRealDataset } from '../../harness/pictures.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { smallRecipe } from '../trainer/support/circles.ts';
import { checkpointOf, outcome } from '../trainer/support/runs.ts';

const recipe = smallRecipe({ batchSize: 2, schedule: { kind: 'constant' } });
const request = (data: string, out: string) => ({
  name: 'Test',
  data: [{ path: data }],
  out,
  recipe,
  seed: 1,
  device: 'auto',
  resume: false,
});

describe('a training process killed', () => {
  it('at any moment goes on from the last whole checkpoint, to the same curve and weights', { timeout: 240_000 }, async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'photos');
    await writeRealDataset(data, 8);
    const whole = join(folder, 'whole');
    const { epochs } = await trainRun(request(data, whole));
    const perEpoch = 3;
    expect(epochs).toHaveLength(3);

    const out = join(folder, 'killed');
    // Before there is a checkpoint, within an epoch, while an epoch's validation or saving is under way.
    for (const moment of [1, perEpoch + 2, 2 * perEpoch]) {
      let child: ChildProcess | null = null;
      const killed = trainRun(
        { ...request(data, out), resume: true },
        {
          spawn: (entry, options) => {
            child = forkWorker(entry, options);
            return child;
          },
          onStep: ({ step }) => {
            if (step === moment) child?.kill();
          },
        },
      );
      await expect(killed).rejects.toMatchObject({
        code: 'training',
        message: expect.stringContaining('SIGKILL'),
        next: expect.stringContaining('Resume'),
      });
    }
    await trainRun({ ...request(data, out), resume: true });
    expect(await outcome(out)).toEqual(await outcome(whole));
    expect((await readFile(join(out, 'metrics.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(3);
  });
});

it('a training whose studio was killed saves what it has, and ends', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const [data, out] = [join(folder, 'photos'), join(folder, 'run')];
  await writeRealDataset(data, 8);
  const long = smallRecipe({ batchSize: 1, epochs: 100 });
  const studio = spawn(process.execPath, [join(import.meta.dirname, 'studioProcess.ts'), data, out, JSON.stringify(long)]);
  await new Promise<void>((resolve) => studio.stdout.once('data', () => resolve()));
  studio.kill('SIGKILL');
  await vi.waitFor(() => expect(existsSync(join(out, 'checkpoint.bin'))).toBe(true), { timeout: 60_000, interval: 100 });
  // Nobody asks for the rest of it: it has ended by itself when nothing is written any more.
  let before = -1;
  await vi.waitFor(
    async () => {
      const { mtimeMs } = await stat(join(out, 'checkpoint.bin'));
      const isSame = mtimeMs === before;
      before = mtimeMs;
      expect(isSame).toBe(true);
    },
    { timeout: 60_000, interval: 1500 },
  );
  expect((await checkpointOf(out)).header.epochs.length).toBeLessThan(100);
});

describe('pictures that score a model', () => {
  /** Ten photographs, the last three of which are the test side of a split, and cannot be decoded. */
  async function withBrokenTest() {
    const folder = temporaryFolder();
    const data = join(folder, 'photos');
    await writeRealDataset(data, 10);
    const name = (n: number) => `photo${n}`;
    const sides = { train: [0, 1, 2, 3, 4].map(name), validation: [5, 6].map(name), test: [7, 8, 9].map(name) };
    const split: DatasetSplit = {
      format: 's2mgen.split',
      version: 1,
      name: 'thirds',
      seed: 0,
      ratios: { train: 0.5, validation: 0.2, test: 0.3 },
      groupedBy: [],
      createdAt: '2026-01-02T03:04:05.000Z',
      sides,
      leftOut: [],
      sha256: { train: splitHash(sides.train), validation: splitHash(sides.validation), test: splitHash(sides.test) },
    };
    await writeSplit(data, split);
    for (const test of sides.test) {
      // Its header can be read, its pixels cannot.
      const image = join(data, 'images', `${test}.png`);
      await truncate(image, Math.round(0.6 * (await stat(image)).size));
    }
    return { folder, data, sides };
  }

  it('are never opened by a training, whatever holds its validation out', async () => {
    const { folder, data, sides } = await withBrokenTest();
    const { pairs } = await readPairs(data);
    const tested = pairs.find(({ name }) => name === sides.test[0]);
    if (tested === undefined) throw new Error('The test side is not among the pairs.');
    await expect(readPair(tested)).rejects.toMatchObject({ code: 'data' });

    const { run } = await trainRun({ ...request(data, join(folder, 'run')), data: [{ path: data, split: 'thirds' }] });
    expect(run).toMatchObject({ trainingFrames: 5, validationFrames: 2, data: [{ split: 'thirds' }] });

    const opened = await openTrainingData([{ path: data, split: 'thirds', ratio: null }], 0.4, 1);
    const target = await openTargetData([{ path: data, split: 'thirds' }]);
    const names = [opened.training, opened.validation, target.source].flatMap((source) =>
      Array.from({ length: source?.length ?? 0 }, (_, index) => source?.name(index)),
    );
    expect(names.filter((name) => sides.test.includes(name ?? ''))).toEqual([]);
    expect(new Set(names)).toEqual(new Set([...sides.train, ...sides.validation]));
  });

  it('are kept apart by the seeded cut too, and an unknown split is refused', async () => {
    const { data } = await withBrokenTest();
    const { training, validation } = await openTrainingData([{ path: data, split: 'seeded', ratio: null }], 0.25, 1);
    expect([training.length, validation?.length]).toEqual([6, 2]);
    await expect(openTrainingData([{ path: data, split: 'halves', ratio: null }], 0.25, 1)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('halves'),
    });
  });
});
