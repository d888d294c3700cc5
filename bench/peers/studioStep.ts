/** Training steps of the studio's trainer, timed. Takes the options as JSON, prints the result as JSON. */
import { emptyBatch } from '../../main/trainer/data/batch.ts';
import { chooseForm } from '../../main/trainer/training/memoryForm.ts';
import { StepRunner } from '../../main/trainer/training/stepRunner.ts';
import { initialState } from '../../main/trainer/training/trainedState.ts';
import { Draws } from '../../shared/domain/random/draws.ts';
import { StepBenchOptions, type StepBenchResult } from './stepBench.ts';

const {
  width,
  depth,
  norm,
  batchSize,
  patchSize,
  threads,
  seconds,
  device,
  form: asked,
} = StepBenchOptions.parse(JSON.parse(process.argv[2] ?? '{}'));
const model = { kind: 'unet', width, depth, norm } as const;
const adaptation = { kind: 'none' } as const;
const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

const batch = emptyBatch(batchSize, patchSize);
const draws = new Draws(0, 'bench', 0);
batch.images.forEach((_, k) => {
  batch.images[k] = draws.uniform('image', k);
});
batch.targets.forEach((_, k) => {
  batch.targets[k] = draws.chance('target', 0.3, k) ? 1 : 0;
});
batch.weights.fill(1);

const state = initialState({ model, adaptation }, 0);
const { form, reason } =
  asked === 'plain' ? ({ form: { kind: 'plain' }, reason: null } as const) : await chooseForm({ model, adaptation, batchSize });
if (reason !== null) throw new Error(reason);
const runner = await StepRunner.create({ model, adaptation, batchSize, patchSize, adam, headWeights: [1, 0.5], form }, state, {
  device,
  threads,
});
const times: number[] = [];
const cpuTimes: number[] = [];
let loss = 0;
const begun = performance.now();
while (times.length < 3 || performance.now() - begun < 1000 * seconds) {
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  const step = { batches: [batch], rates: { learningRate: 1e-5, reversal: 0 } };
  [loss = Number.NaN] = await runner.run(Array.from({ length: runner.stepsAtOnce }, () => step));
  times.push((performance.now() - start) / 1000 / runner.stepsAtOnce);
  const { user, system } = process.cpuUsage(cpuStart);
  cpuTimes.push((user + system) / 1e6 / runner.stepsAtOnce);
}
await runner.close();
const result: StepBenchResult = {
  version: form.kind,
  stepSeconds: times.slice(1),
  cpuSeconds: cpuTimes.slice(1),
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  loss,
};
console.log(JSON.stringify(result));
