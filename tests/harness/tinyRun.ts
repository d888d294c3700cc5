import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildInferenceModel } from '../../main/trainer/inference/inferenceGraph.ts';
import { initialParameters } from '../../main/trainer/models/parameters.ts';
import { unetParameters } from '../../main/trainer/models/unet.ts';
import { RECIPES } from '../../shared/domain/training/recipe.ts';
import type { EpochMetrics, RunDescription } from '../../shared/domain/training/run.ts';

/** A run folder with a real network that was never trained: its probabilities depend on the picture all the same. */
export function writeTinyRun(dir: string, id: string, name = 'tiny'): void {
  const model = { kind: 'unet', width: 4, depth: 2, norm: 'group' } as const;
  const recipe = { ...RECIPES.quick, model };
  const seed = 1;
  const description: RunDescription = {
    format: 's2mgen.run',
    version: 1,
    id,
    name,
    recipe,
    seed,
    data: [{ path: '/somewhere', id: null, split: null, ratio: null }],
    target: [],
    initial: null,
    provider: 'cpu',
    parameters: 1000,
    trainingFrames: 8,
    validationFrames: 2,
    labelPolicy: 'paper',
    stepsPerEpoch: 4,
    createdAt: '2026-01-02T03:04:05.000Z',
  };
  const measured = { learningRate: 1e-3, imagesPerSecond: 10, peakMegabytes: 500, seconds: 12 };
  const epoch: EpochMetrics = { epoch: 1, loss: 1, validationLoss: 1, validationIou: 0.1, ...measured };
  const weights = { parameters: initialParameters(unetParameters(model), seed), statistics: new Float32Array() };
  const metadata = {
    format: 's2mgen.model',
    version: 1,
    run: id,
    name,
    seed,
    epoch: 1,
    recipe,
    classes: ['skin', 'person'],
    normalisation: 'sRGB bytes / 255',
    labelPolicy: 'paper',
    threshold: 0.5,
    multiple: 2 ** model.depth,
    size: 128,
  } as const;
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'run.json'), JSON.stringify(description));
  writeFileSync(join(dir, 'metrics.jsonl'), `${JSON.stringify(epoch)}\n`);
  writeFileSync(join(dir, 'model.onnx'), buildInferenceModel(model, weights, { ...metadata, classes: ['skin', 'person'] }));
}
