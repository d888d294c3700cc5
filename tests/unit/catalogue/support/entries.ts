import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredFrame } from '../../../../main/catalogue/index.ts';
import type { Job } from '../../../../shared/contract/jobs.ts';
import type { Evaluation } from '../../../../shared/domain/scores/score.ts';
import { RECIPES } from '../../../../shared/domain/training/recipe.ts';
import type { EpochMetrics, RunDescription } from '../../../../shared/domain/training/run.ts';

export function frameOf(frame: number, skinShare = frame / 1000): StoredFrame {
  const name = `p${frame}`;
  return {
    frame,
    name,
    width: 40,
    height: 32,
    skinShare,
    personShare: null,
    sha256: frame.toString(16).padStart(64, '0'),
    group: name,
    subset: null,
    split: null,
    image: `images/${name}.jpg`,
    skin: `masks/${name}.png`,
    person: null,
    parts: null,
    maskRule: { skin: 'black', threshold: 127 },
  };
}

export function epochOf(epoch: number): EpochMetrics {
  const measured = { learningRate: 1e-3, imagesPerSecond: 10, peakMegabytes: 500, seconds: 12 };
  return { epoch, loss: 1 / epoch, validationLoss: null, validationIou: epoch / 10, ...measured };
}

export function evaluationOf(model: string): Evaluation {
  const scores = { iou: 0.5, accuracy: 0.9, f1: 0.66 };
  const convention = { threshold: 0.5, labelPolicy: 'annotated', size: 256, split: 'test', splitHash: 'abc' };
  return { model, data: 'ecu', images: 3, perImage: scores, pooled: scores, convention, worst: [{ name: 'im00001', iou: 0.1 }] };
}

/** A run folder as training leaves it. */
export function writeRun(dir: string, id: string, epochs: number): RunDescription {
  const description: RunDescription = {
    format: 's2mgen.run',
    version: 1,
    id,
    name: 'small',
    recipe: RECIPES.quick,
    seed: 1,
    data: [{ path: '/somewhere', id: null, split: null, ratio: null }],
    target: [],
    initial: null,
    provider: 'cpu',
    parameters: 1000,
    trainingFrames: 8,
    validationFrames: 2,
    labelPolicy: null,
    stepsPerEpoch: null,
    createdAt: '2026-01-02T03:04:05.000Z',
  };
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'run.json'), JSON.stringify(description));
  writeFileSync(join(dir, 'metrics.jsonl'), Array.from({ length: epochs }, (_, n) => `${JSON.stringify(epochOf(n + 1))}\n`).join(''));
  writeFileSync(join(dir, 'model.onnx'), 'weights');
  return description;
}

export function jobOf(id: string, state: Job['state']): Job {
  const progress = { value: 0.5, title: 'Rendering', done: 5, total: 10, rate: null, unit: 'frames', secondsLeft: null };
  const createdAt = '2026-01-02T03:04:05.000Z';
  return { id, kind: 'render', title: 'Render', state, progress, target: null, failure: null, rank: 0, createdAt, finishedAt: null };
}
