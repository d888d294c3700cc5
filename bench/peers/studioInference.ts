/** The studio's exported model on one picture, timed. Takes the options as JSON, prints the result as JSON. */
import { buildInferenceModel } from '../../main/trainer/inference/inferenceGraph.ts';
import { networkOf } from '../../main/trainer/models/network.ts';
import { initialParameters } from '../../main/trainer/models/parameters.ts';
import { createSession, tensor } from '../../main/trainer/runtime/session.ts';
import { initialStatistics } from '../../main/trainer/training/runningStatistics.ts';
import { Draws } from '../../shared/domain/random/draws.ts';
import { RECIPES } from '../../shared/domain/training/recipe.ts';
import { InferenceBenchOptions, type InferenceBenchResult } from './inferenceBench.ts';

const { kind, width, depth, norm, size, threads, seconds } = InferenceBenchOptions.parse(JSON.parse(process.argv[2] ?? '{}'));
const model = { kind, width, depth, norm };
const network = networkOf(model);
const weights = {
  parameters: initialParameters(network.parameters, 0),
  statistics: norm === 'batch' ? initialStatistics(model) : new Float32Array(),
};
const bytes = buildInferenceModel(model, weights, {
  format: 's2mgen.model',
  version: 1,
  run: 'bench',
  name: 'bench',
  seed: 0,
  epoch: 1,
  recipe: { ...RECIPES.quick, model },
  classes: ['skin', 'person'],
  normalisation: 'sRGB bytes / 255',
  labelPolicy: 'none',
  threshold: 0.5,
  multiple: network.sideMultiple,
  size,
});
const session = await createSession(bytes, threads);
const draws = new Draws(0, 'bench', 0);
const shape = [1, 3, size, size];
const image = tensor(
  Float32Array.from({ length: 3 * size ** 2 }, (_, k) => draws.uniform('image', k)),
  shape,
);
const times: number[] = [];
const cpuTimes: number[] = [];
const begun = performance.now();
while (times.length < 4 || performance.now() - begun < 1000 * seconds) {
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  await session.run({ image });
  times.push((performance.now() - start) / 1000);
  const { user, system } = process.cpuUsage(cpuStart);
  cpuTimes.push((user + system) / 1e6);
}
await session.release();
const result: InferenceBenchResult = {
  version: 'studio',
  seconds: times.slice(1),
  cpuSeconds: cpuTimes.slice(1),
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(result));
