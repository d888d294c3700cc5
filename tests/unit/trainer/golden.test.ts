import { describe, expect, it } from 'vitest';
import { Graph } from '../../../main/trainer/graph/graph.ts';
import { elementCount } from '../../../main/trainer/graph/shape.ts';
import { buildInferenceModel } from '../../../main/trainer/inference/inferenceGraph.ts';
import { networkOf } from '../../../main/trainer/models/network.ts';
import { type AdamState, adam, adamScalars } from '../../../main/trainer/optimisers/adam.ts';
import { learningRateAt } from '../../../main/trainer/optimisers/schedule.ts';
import { createSession, tensor, valuesOf } from '../../../main/trainer/runtime/session.ts';
import { initialStatistics, updateStatistics } from '../../../main/trainer/training/runningStatistics.ts';
import { buildStepModel } from '../../../main/trainer/training/stepGraph.ts';
import { metadata } from './support/metadata.ts';
import { largest, reference, referenceArray, relativeError } from './support/reference.ts';
import { open } from './support/runGraph.ts';

const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const { batchSize, patchSize, headWeights } = reference;
/** Of the largest gradient of a network. */
const LEAST_SHARE = 1e-2;
const pixels = (channels: number) => [batchSize, channels, patchSize, patchSize];

async function runStep(of: (typeof reference.networks)[number], norm: 'group' | 'batch') {
  const model = { ...of.model, norm };
  const session = await createSession(
    buildStepModel({ model, adaptation: { kind: 'none' }, batchSize, patchSize, adam: ADAM, headWeights, form: { kind: 'plain' } }, true),
    1,
  );
  const parameters = referenceArray(`${of.prefix}parameters`);
  const zeros = new Float32Array(parameters.length);
  const outputs = await session.run({
    image: tensor(referenceArray('image'), pixels(3)),
    targets: tensor(referenceArray('targets'), pixels(2)),
    weights: tensor(referenceArray('weights'), pixels(2)),
    parameters: tensor(parameters, [parameters.length]),
    mean: tensor(zeros, [zeros.length]),
    square: tensor(zeros, [zeros.length]),
    rate: tensor(Float32Array.of(0.001), []),
    correction: tensor(Float32Array.of(1), []),
  });
  await session.release();
  return { model, parameters, outputs };
}

const CASES = reference.networks.flatMap((of) => (['group', 'batch'] as const).map((norm) => ({ name: of.model.kind, of, norm })));

describe.each(CASES)('the small $name with $norm norm', ({ of, norm }) => {
  it('has the loss and every gradient of PyTorch in float64', async () => {
    const { model, outputs } = await runStep(of, norm);
    expect(valuesOf(outputs, 'loss')[0]).toBeCloseTo(of.losses[norm], 5);

    const found = valuesOf(outputs, 'gradient');
    const expected = referenceArray(`${of.prefix}${norm}-gradient`);
    // A tensor whose gradient nearly cancels is judged beside the others.
    const least = LEAST_SHARE * largest(expected);
    let offset = 0;
    const errors = networkOf(model).parameters.map(({ name, shape }) => {
      const end = offset + elementCount(shape);
      const error = relativeError(found.subarray(offset, end), expected.subarray(offset, end), least);
      offset = end;
      return { name, error };
    });
    expect(offset).toBe(expected.length);
    expect(errors.filter(({ error }) => !(error < 1e-5))).toEqual([]);
  });

  it('exports a model that gives PyTorch’s probabilities in evaluation mode', async () => {
    const { model, parameters, outputs } = await runStep(of, norm);
    const statistics = norm === 'batch' ? initialStatistics(model) : new Float32Array();
    if (norm === 'batch') updateStatistics(statistics, valuesOf(outputs, 'statistics'), model, { batchSize, patchSize });
    const session = await createSession(buildInferenceModel(model, { parameters, statistics }, metadata({ model })), 1);
    const found = await session.run({ image: tensor(referenceArray('image'), pixels(3)) });
    await session.release();
    expect(relativeError(valuesOf(found, 'probabilities'), referenceArray(`${of.prefix}${norm}-probabilities`))).toBeLessThan(1e-5);
  });
});

it('Adam follows PyTorch over several steps', async () => {
  const { count, steps, learningRate } = reference.adam;
  const graph = new Graph();
  const input = (name: string) => graph.input(name, [count]);
  const state: AdamState = { parameters: input('parameters'), mean: input('mean'), square: input('square') };
  const next = adam(state, input('gradient'), { rate: graph.input('rate', []), correction: graph.input('correction', []) }, ADAM);
  for (const name of ['parameters', 'mean', 'square'] as const) graph.output(`next ${name}`, next[name]);

  const session = await open(graph);
  const gradients = referenceArray('adam-gradients');
  let parameters = referenceArray('adam-start');
  let mean: Float32Array = new Float32Array(count);
  let square: Float32Array = new Float32Array(count);
  for (let step = 0; step < steps; step++) {
    const { rate, correction } = adamScalars(step + 1, learningRate, ADAM);
    const scalars = { rate: Float32Array.of(rate), correction: Float32Array.of(correction) };
    const gradient = gradients.slice(step * count, (step + 1) * count);
    const outputs = await session.run({ parameters, mean, square, gradient, ...scalars });
    const next = (name: string) => outputs.get(`next ${name}`) ?? new Float32Array();
    parameters = next('parameters');
    mean = next('mean');
    square = next('square');
  }
  await session.close();
  expect(relativeError(parameters, referenceArray('adam-end'))).toBeLessThan(1e-6);
});

it('the cosine schedule is PyTorch’s, after its warm-up', () => {
  const { warmUpSteps, finalShare, steps, rates } = reference.schedule;
  const found = rates.map((_, step) =>
    learningRateAt({ kind: 'cosine', warmUpSteps, finalShare }, 1, { step, steps, stepsPerEpoch: steps }),
  );
  found.forEach((rate, step) => {
    expect(rate).toBeCloseTo(rates[step] ?? Number.NaN, 9);
  });
  expect(learningRateAt({ kind: 'constant' }, 1e-5, { step: 7, steps: 12, stepsPerEpoch: 4 })).toBe(1e-5);
});
