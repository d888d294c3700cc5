import { describe, expect, it } from 'vitest';
import { blockedOrder, toBlocked, toPlain } from '../../../main/trainer/blocked/parameterOrder.ts';
import { elementCount } from '../../../main/trainer/graph/shape.ts';
import { initialParameters } from '../../../main/trainer/models/parameters.ts';
import { unetParameters } from '../../../main/trainer/models/unet.ts';
import { createSession, tensor, valuesOf } from '../../../main/trainer/runtime/session.ts';
import { chooseForm } from '../../../main/trainer/training/memoryForm.ts';
import { buildStepModel, type MemoryForm } from '../../../main/trainer/training/stepGraph.ts';
import { RECIPES, Recipe } from '../../../shared/domain/training/recipe.ts';
import { relativeError } from './support/reference.ts';

const PLAIN: MemoryForm = { kind: 'plain' };
const chosen = await chooseForm({
  model: { kind: 'unet', width: 16, depth: 2, norm: 'group' },
  adaptation: { kind: 'none' },
  batchSize: 2,
});
const block = chosen.form.kind === 'blocked' ? chosen.form.block : null;

const noise = (seed: number, length: number) =>
  Float32Array.from({ length }, (_, index) => Math.abs(Math.sin(12.9898 * (seed + 1) * index + seed) * 43758.5453) % 1);

/** Gradient in plain order, loss and batch statistics of one step. */
async function step(model: { kind: 'unet'; width: number; depth: number; norm: 'group' | 'batch' }, form: MemoryForm) {
  const [batchSize, patchSize] = [2, 32];
  const specs = unetParameters(model);
  // Scales and shifts away from 1 and 0, where mistakes would hide.
  const parameters = initialParameters(specs, 3).map((value, index) => value + 0.02 * Math.sin(index));
  const order = form.kind === 'blocked' ? blockedOrder(specs, form.block) : null;
  const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  const session = await createSession(
    buildStepModel({ model, adaptation: { kind: 'none' }, batchSize, patchSize, adam, headWeights: [1, 0.5], form }, true),
    1,
  );
  const pixels = (channels: number) => [batchSize, channels, patchSize, patchSize];
  const image = (seed: number, channels: number) => noise(seed, elementCount(pixels(channels)));
  const flat = (values: Float32Array) => tensor(values, [values.length]);
  const outputs = await session.run({
    image: tensor(image(1, 3), pixels(3)),
    targets: tensor(
      image(2, 2).map((value) => (value > 0.6 ? 1 : 0)),
      pixels(2),
    ),
    weights: tensor(image(3, 2), pixels(2)),
    parameters: flat(order === null ? parameters : toBlocked(parameters, order)),
    mean: flat(new Float32Array(parameters.length)),
    square: flat(new Float32Array(parameters.length)),
    rate: tensor(Float32Array.of(0.001), []),
    correction: tensor(Float32Array.of(1), []),
  });
  await session.release();
  const gradient = valuesOf(outputs, 'gradient');
  return {
    specs,
    loss: valuesOf(outputs, 'loss')[0] ?? Number.NaN,
    gradient: order === null ? gradient : toPlain(gradient, order),
    statistics: model.norm === 'batch' ? valuesOf(outputs, 'statistics') : new Float32Array(),
  };
}

describe.skipIf(block === null)('blocked memory', () => {
  const form: MemoryForm = { kind: 'blocked', block: block ?? 16 };

  it.each([
    ['group', 16, 2],
    ['batch', 16, 2],
    ['group', 32, 1],
    ['batch', 32, 1],
  ] as const)('gives the plain form’s loss and gradients: %s norm, width %i, depth %i', async (norm, width, depth) => {
    const model = { kind: 'unet', width, depth, norm } as const;
    const plain = await step(model, PLAIN);
    const found = await step(model, form);
    expect(found.loss).toBeCloseTo(plain.loss, 5);
    expect(relativeError(found.statistics, plain.statistics) || 0).toBeLessThan(1e-5);
    let offset = 0;
    const errors = plain.specs.map(({ name, shape }) => {
      const end = offset + elementCount(shape);
      const error = relativeError(found.gradient.subarray(offset, end), plain.gradient.subarray(offset, end));
      offset = end;
      return { name, error };
    });
    expect(errors.filter(({ error }) => !(error < 5e-5))).toEqual([]);
  });
});

it('parameters come back from blocked order unchanged', () => {
  const specs = unetParameters({ width: 32, depth: 2 });
  const parameters = initialParameters(specs, 1);
  for (const size of [8, 16]) {
    const order = blockedOrder(specs, size);
    expect(new Set(order).size).toBe(parameters.length);
    expect(toPlain(toBlocked(parameters, order), order)).toEqual(parameters);
  }
});

it('sizes that blocked memory cannot take are trained on plain memory, and it says why', async () => {
  const { form, reason } = await chooseForm({
    model: { kind: 'unet', width: 12, depth: 2, norm: 'group' },
    adaptation: { kind: 'none' },
    batchSize: 2,
  });
  expect(form).toEqual(PLAIN);
  expect(reason).toMatch(block === null ? /runtime|gradients/ : /multiple/);
});

it('the light network is trained on plain memory, and it says why', async () => {
  const model = { ...RECIPES.light.model };
  const { form, reason } = await chooseForm({ model, adaptation: { kind: 'none' }, batchSize: 2 });
  expect(form).toEqual(PLAIN);
  expect(reason).toMatch(/branches/);
  expect(Recipe.safeParse({ ...RECIPES.light, model: { ...model, width: 12 } }).error?.issues[0]?.path).toEqual(['model', 'width']);
});
