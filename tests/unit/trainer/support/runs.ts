import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainOptions } from '../../../../main/trainer/index.ts';
import { type Checkpoint, decodeCheckpoint } from '../../../../main/trainer/training/checkpoint.ts';
import { circles, smallRecipe } from './circles.ts';

/** 8 frames in batches of 4 for 3 epochs: 6 steps in all, unless changed. */
export function runOptions(out: string, changes: Partial<TrainOptions> = {}): TrainOptions {
  return {
    training: circles(8),
    validation: circles(2, { from: 100 }),
    target: null,
    initial: null,
    recipe: smallRecipe(),
    seed: 5,
    out,
    device: 'auto',
    resume: false,
    data: [{ path: 'circles', id: null, split: null, ratio: null }],
    name: 'test',
    threads: 1,
    ...changes,
  };
}

export async function checkpointOf(out: string): Promise<Checkpoint> {
  return decodeCheckpoint(await readFile(join(out, 'checkpoint.bin')), out);
}

/** What must not depend on how a run was cut into pieces: everything but the times. */
export async function outcome(out: string) {
  const { header, arrays } = await checkpointOf(out);
  const epochs = header.epochs.map(({ epoch, loss, validationLoss, validationIou, learningRate }) => ({
    epoch,
    loss,
    validationLoss,
    validationIou,
    learningRate,
  }));
  return { arrays, step: header.step, best: header.best, epochs };
}

/** The signal and the listener that cancel a run after so many steps. */
export function stopAfter(steps: number): Partial<TrainOptions> {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onStep: ({ step }) => {
      if (step === steps) controller.abort();
    },
  };
}

export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  );
