import { dataThreadEntry } from '../main/jobs/spawn.ts';
import { Batches } from '../main/trainer/adaptation/batches.ts';
import { BatchQueue } from '../main/trainer/data/batchQueue.ts';
import { LocalCutter } from '../main/trainer/data/patchCutter.ts';
import type { SampleSource } from '../main/trainer/data/source.ts';
import { ThreadedCutter } from '../main/trainer/data/threadedCutter.ts';
import { chooseForm } from '../main/trainer/training/memoryForm.ts';
import { StepRunner } from '../main/trainer/training/stepRunner.ts';
import { initialState } from '../main/trainer/training/trainedState.ts';
import { RECIPES } from '../shared/domain/training/recipe.ts';

export interface StepWaits {
  readonly threads: number;
  readonly imagesPerSecond: number;
  /** Share of the first epoch, and of those after it, in which the device waits. */
  readonly cold: number;
  readonly warm: number;
}

const EPOCHS = 3;

/** Trains a few epochs of the recipe "quick" and looks how long each step waits for its batch. */
export async function stepWaits(training: SampleSource, threads: number): Promise<StepWaits> {
  const recipe = RECIPES.quick;
  const { model, adaptation, batchSize, patchSize, optimiser: adam } = recipe;
  const options = { longestSide: 4 * patchSize, cacheBytes: 1e9 };
  const cutter = threads === 0 ? new LocalCutter(options) : await ThreadedCutter.start(dataThreadEntry(), threads, options);
  const { form } = await chooseForm({ model, adaptation, batchSize });
  const runner = await StepRunner.create(
    { model, adaptation, batchSize, patchSize, adam, headWeights: [1, 0.5], form },
    initialState({ model, adaptation }, 0),
  );
  const even = { positive: 1, negative: 1 };
  const batches = new Batches({ training, target: null, cutter, classWeights: { skin: even, person: even } }, recipe, 1);
  const queue = new BatchQueue((step) => batches.make(step), cutter.ahead);
  const steps = Math.floor(training.length / batchSize);
  const epochs: { seconds: number; waited: number }[] = [];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const [started, waited] = [performance.now(), queue.waited];
    for (let step = epoch * steps; step < (epoch + 1) * steps; step++) {
      const batch = await queue.take(step, EPOCHS * steps);
      await runner.run([{ batches: [batch], rates: { learningRate: 1e-4, reversal: 0 } }]);
    }
    epochs.push({ seconds: performance.now() - started, waited: queue.waited - waited });
  }
  await cutter.close();
  await runner.close();
  const [first, ...rest] = epochs;
  const sum = (of: 'seconds' | 'waited') => rest.reduce((total, epoch) => total + epoch[of], 0);
  return {
    threads,
    imagesPerSecond: (1000 * rest.length * steps * batchSize) / sum('seconds'),
    cold: (first?.waited ?? Number.NaN) / (first?.seconds ?? Number.NaN),
    warm: sum('waited') / sum('seconds'),
  };
}
