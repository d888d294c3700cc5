import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Pair } from '../../../main/datasets/index.ts';
import { sourceOf } from '../../../main/jobs/sources.ts';
import { dataThreadEntry } from '../../../main/jobs/spawn.ts';
import { Batches } from '../../../main/trainer/adaptation/batches.ts';
import type { Batch } from '../../../main/trainer/data/batch.ts';
import { BatchQueue } from '../../../main/trainer/data/batchQueue.ts';
import { measureClassShares } from '../../../main/trainer/data/classShares.ts';
import { openCutter } from '../../../main/trainer/data/openCutter.ts';
import { LocalCutter, type PatchCutter } from '../../../main/trainer/data/patchCutter.ts';
import { ThreadedCutter } from '../../../main/trainer/data/threadedCutter.ts';
import type { SampleSource } from '../../../main/trainer/index.ts';
import { splitByGroup } from '../../../main/trainer/index.ts';
import { ADAPTATIONS, type Adaptation } from '../../../shared/domain/training/adaptation.ts';
import { draw } from '../datasets/support/drawing.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { writeImage, writeMask } from '../datasets/support/writePictures.ts';
import { circles, smallRecipe } from '../trainer/support/circles.ts';

const WEIGHTS = { skin: { positive: 3, negative: 1 }, person: { positive: 2, negative: 0.5 } };
const STEPS = 5;

/** Drawn pairs as files, of sides that differ, JPEG and PNG. */
async function pairsIn(dir: string, count: number): Promise<Pair[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const drawing = draw(n, 300 + 4 * n, 60);
      const pair: Pair = {
        name: `p${n}`,
        image: join(dir, `${n}.${n % 2 ? 'jpg' : 'png'}`),
        skin: join(dir, `${n}-mask.png`),
        person: null,
        group: `g${n}`,
        subset: null,
        split: null,
        maskRule: { skin: 'white', threshold: 127 },
      };
      await writeImage(pair.image, drawing);
      await writeMask(pair.skin, drawing.mask, drawing);
      return pair;
    }),
  );
}

const fromFiles = async (dir: string, count: number) => sourceOf([{ key: '', pairs: await pairsIn(dir, count) }]);

async function cutterOf(threads: number, cacheBytes = 1e6): Promise<PatchCutter> {
  const options = { longestSide: 64, cacheBytes };
  const cutter = threads === 0 ? new LocalCutter(options) : await ThreadedCutter.start(dataThreadEntry(), threads, options);
  onTestFinished(() => cutter.close());
  return cutter;
}

function batchesOf(
  training: SampleSource,
  target: SampleSource | null,
  cutter: PatchCutter,
  adaptation: Adaptation = ADAPTATIONS.none,
): Batches {
  const { augmentation } = smallRecipe();
  const worn = { ...augmentation, blur: { share: 0.5, sigma: 1.5 }, jpeg: { share: 0.5, quality: 30 } };
  return new Batches({ training, target, cutter, classWeights: WEIGHTS }, smallRecipe({ adaptation, augmentation: worn }), 11);
}

async function taken(queue: BatchQueue<Batch>): Promise<Batch[]> {
  const batches: Batch[] = [];
  for (let step = 0; step < STEPS; step++) batches.push(await queue.take(step, STEPS));
  return batches;
}

describe('threads that read data', () => {
  it('give the same batches bit for bit as none, however many they are and however little they keep', async () => {
    const all = await fromFiles(temporaryFolder(), 12);
    const { training, validation: target } = splitByGroup(all, 0.4, 1);
    const found: Batch[][] = [];
    for (const [threads, cacheBytes] of [
      [0, 1e6],
      [1, 1e6],
      [3, 0],
    ] as const) {
      const cutter = await cutterOf(threads, cacheBytes);
      const batches = batchesOf(training, target, cutter, ADAPTATIONS.pixmatch);
      found.push(await taken(new BatchQueue((step) => batches.make(step), cutter.ahead)));
      expect(await measureClassShares(training, cutter, () => undefined)).toEqual(
        await measureClassShares(training, await cutterOf(0), () => undefined),
      );
    }
    const [here, one, three] = found;
    expect(one).toEqual(here);
    expect(three).toEqual(here);
    expect(here?.[0]?.images.some((value) => value > 0)).toBe(true);
  });

  it('report a broken picture as it would be reported here, and go on', async () => {
    const dir = temporaryFolder();
    const source = await fromFiles(dir, 4);
    writeFileSync(join(dir, '2.png'), 'no picture');
    const failures = [];
    for (const threads of [0, 2]) {
      const cutter = await cutterOf(threads);
      failures.push(
        await cutter.tally(source, 2).then(
          () => null,
          (error: unknown) => error,
        ),
      );
      expect((await cutter.tally(source, 1)).skin.positive).toBeGreaterThan(0);
    }
    expect(failures[0]).toMatchObject({ name: 'StudioError', code: 'data', message: expect.stringContaining('2.png') });
    const { code, message, next } = Object(failures[0]);
    expect(failures[1]).toMatchObject({ name: 'StudioError', code, message, next });
  });

  it('end when they are closed in the middle of their work, and what was asked for is cancelled', async () => {
    const source = await fromFiles(temporaryFolder(), 8);
    const threadsNow = () =>
      process.getActiveResourcesInfo().filter((resource) => resource === 'MessagePort' || resource === 'Worker').length;
    const before = threadsNow();
    const cutter = await ThreadedCutter.start(dataThreadEntry(), 2, { longestSide: 64, cacheBytes: 0 });
    expect(threadsNow()).toBeGreaterThan(before);
    const asked = Array.from({ length: 80 }, (_, k) => cutter.tally(source, k % 8));
    const settled = Promise.allSettled(asked);
    await Promise.race(asked);
    await cutter.close();
    const reasons = (await settled).flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatchObject({ code: 'cancelled' });
    await expect(cutter.tally(source, 0)).rejects.toMatchObject({ code: 'cancelled' });
    expect(threadsNow()).toBe(before);
  });

  it('are done without where samples have no address or threads do not start', async () => {
    const options = { longestSide: 64, cacheBytes: 1e6 };
    const notices: string[] = [];
    const files = await fromFiles(temporaryFolder(), 2);
    const open = (source: SampleSource, entry: string) => openCutter([source], { entry, count: 1 }, options, (text) => notices.push(text));
    expect(await open(circles(2), dataThreadEntry())).toBeInstanceOf(LocalCutter);
    expect(notices).toEqual([]);
    const broken = join(temporaryFolder(), 'broken.mjs');
    writeFileSync(broken, 'throw new Error("no such module");');
    const cutter = await open(files, broken);
    expect(cutter).toBeInstanceOf(LocalCutter);
    expect(notices.join()).toMatch(/no such module/);
    expect((await cutter.tally(files, 0)).skin.pixels).toBeGreaterThan(0);
  });
});

describe('batches made ahead', () => {
  it('are at most as many as asked for, each made once, none behind the end', async () => {
    const made: number[] = [];
    let waiting = 0;
    let most = 0;
    const queue = new BatchQueue(async (step) => {
      made.push(step);
      most = Math.max(most, ++waiting);
      await new Promise((resolve) => setImmediate(resolve));
      return step;
    }, 2);
    for (let step = 0; step < 6; step++) {
      expect(await queue.take(step, 6)).toBe(step);
      waiting--;
    }
    expect(made).toEqual([0, 1, 2, 3, 4, 5]);
    expect(most).toBe(3);
  });

  it('report a failure at the step that needs the batch, and not before', async () => {
    const queue = new BatchQueue((step) => (step === 1 ? Promise.reject(new Error('broken')) : Promise.resolve(step)), 2);
    expect(await queue.take(0, 4)).toBe(0);
    await new Promise((resolve) => setImmediate(resolve));
    await expect(queue.take(1, 4)).rejects.toThrow('broken');
  });
});
