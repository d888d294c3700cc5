import type { RunEntry } from '../../../../shared/contract/runs.ts';
import type { Evaluation } from '../../../../shared/domain/scores/score.ts';
import { RECIPES } from '../../../../shared/domain/training/recipe.ts';
import type { EpochMetrics } from '../../../../shared/domain/training/run.ts';

/** A finished epoch; a loss and an IoU tell them apart. */
export function epochOf(epoch: number, changes: Partial<EpochMetrics> = {}): EpochMetrics {
  return {
    epoch,
    loss: 1 / epoch,
    validationLoss: 2 / epoch,
    validationIou: 1 - 1 / (epoch + 1),
    learningRate: 1e-3,
    imagesPerSecond: 20,
    peakMegabytes: 500,
    seconds: 10,
    ...changes,
  };
}

export function evaluationOf(data: string, iou: number, changes: Partial<Evaluation['convention']> = {}): Evaluation {
  const scores = { iou, accuracy: iou, f1: iou };
  const convention = { threshold: 0.5, labelPolicy: 'annotated', size: 512, split: 'all', splitHash: 'a'.repeat(64), ...changes };
  return { model: 'model.onnx', data, images: 10, perImage: scores, pooled: scores, convention, worst: [] };
}

export function runOf(id: string, changes: Partial<RunEntry> = {}): RunEntry {
  const epochs = changes.epochs ?? [epochOf(1), epochOf(2)];
  return {
    id,
    name: id,
    recipe: RECIPES.quick,
    seed: 1,
    path: `/library/runs/${id}`,
    datasets: ['photos'],
    ratios: null,
    splits: [null],
    target: [],
    initial: null,
    provider: 'cpu',
    parameters: 1000,
    trainingFrames: 80,
    validationFrames: 20,
    stepsPerEpoch: 20,
    labelPolicy: 'annotated',
    bestEpoch: epochs.length,
    model: `/library/runs/${id}/model.onnx`,
    evaluations: [],
    createdAt: '2026-01-02T03:04:05.000Z',
    ...changes,
    epochs,
  };
}
