import ort from 'onnxruntime-node';
import { batchRows, totalRows } from '../adaptation/batchRows.ts';
import type { Batch } from '../data/batch.ts';
import { HEADS } from '../models/heads.ts';
import { adamScalars } from '../optimisers/adam.ts';
import { averageGain } from '../optimisers/movingAverage.ts';
import { type Feeds, tensor } from '../runtime/session.ts';
import type { StepOptions } from './stepGraph.ts';

/** What a step needs beside its batches. */
export interface StepRates {
  readonly learningRate: number;
  /** DANN's factor; unused by others. */
  readonly reversal: number;
}

type Shapes = Pick<StepOptions, 'adaptation' | 'batchSize' | 'patchSize'>;

/** Rows of a batch in a step's graph, those of the adaptation included. */
export function rowsOf({ adaptation, batchSize }: Pick<StepOptions, 'adaptation' | 'batchSize'>): number {
  return totalRows(batchRows(adaptation, batchSize));
}

/** A batch as the inputs of a step. */
export function pixelFeeds(batch: Batch, options: Shapes): Feeds {
  const { patchSize } = options;
  const shape = (channels: number) => [rowsOf(options), channels, patchSize, patchSize];
  return {
    image: tensor(batch.images, shape(3)),
    targets: tensor(batch.targets, shape(HEADS.length)),
    weights: tensor(batch.weights, shape(HEADS.length)),
  };
}

/** The scalars of the update that makes step `step` (counted from 1). */
export function updateFeeds(step: number, { learningRate }: StepRates, { adam, movingAverage }: StepOptions): Feeds {
  const { rate, correction } = adamScalars(step, learningRate, adam);
  return {
    rate: scalar(rate),
    correction: scalar(correction),
    ...(movingAverage == null ? {} : { gain: scalar(averageGain(step, movingAverage)) }),
  };
}

/** The scalar that only the step of DANN has. */
export function reversalFeeds({ reversal }: StepRates, { adaptation }: StepOptions): Feeds {
  return adaptation.kind === 'dann' ? { reversal: scalar(reversal) } : {};
}

/** The inputs of several steps behind each other, with a leading axis of steps, and their number. */
export function stacked(steps: readonly Feeds[]): Feeds {
  const [first = {}] = steps;
  const joined = Object.entries(first).map(([name, { dims, size }]) => {
    const values = new Float32Array(size * steps.length);
    for (const [index, feeds] of steps.entries()) {
      const data = feeds[name]?.data;
      if (!(data instanceof Float32Array) || data.length !== size) throw new RangeError(`Step ${index} has another "${name}".`);
      values.set(data, index * size);
    }
    return [name, tensor(values, [steps.length, ...dims])] as const;
  });
  return { ...Object.fromEntries(joined), steps: new ort.Tensor('int64', BigInt64Array.of(BigInt(steps.length)), []) };
}

function scalar(value: number): ort.Tensor {
  return tensor(Float32Array.of(value), []);
}

/** Sum of the weights of each head over all batches of a step, whose weights are [n, heads, s, s]. */
export function weightTotals(batches: readonly Batch[], plane: number): ort.Tensor {
  const totals = new Float64Array(HEADS.length);
  for (const { weights } of batches) {
    for (let start = 0, row = 0; start < weights.length; start += plane, row++) {
      let sum = 0;
      for (let at = start; at < start + plane; at++) sum += weights[at] ?? 0;
      const head = row % totals.length;
      totals[head] = (totals[head] ?? 0) + sum;
    }
  }
  return tensor(Float32Array.from(totals), [HEADS.length]);
}
