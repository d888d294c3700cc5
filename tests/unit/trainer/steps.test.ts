import { describe, expect, it } from 'vitest';
import { Batches } from '../../../main/trainer/adaptation/batches.ts';
import { LocalCutter } from '../../../main/trainer/data/patchCutter.ts';
import { learningRateAt } from '../../../main/trainer/optimisers/schedule.ts';
import { hasStalled } from '../../../main/trainer/training/earlyStop.ts';
import { chooseForm } from '../../../main/trainer/training/memoryForm.ts';
import type { MemoryForm } from '../../../main/trainer/training/stepGraph.ts';
import { StepRunner } from '../../../main/trainer/training/stepRunner.ts';
import { arrayOf, exportedWeights, initialState } from '../../../main/trainer/training/trainedState.ts';
import { ADAPTATIONS } from '../../../shared/domain/training/adaptation.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { circles, smallRecipe } from './support/circles.ts';
import { relativeError } from './support/reference.ts';

const RATES = { learningRate: 1e-3, reversal: 0 };
const WEIGHTS = { skin: { positive: 3, negative: 0.5 }, person: { positive: 1, negative: 1 } };
/** Every third picture has no person mask: labels are spread unevenly over small batches. */
const training = circles(12, { edit: (sample) => ({ ...sample, person: (sample.rgb[0] ?? 0) % 3 === 0 ? null : sample.person }) });

async function blockedForm(): Promise<MemoryForm | null> {
  const { form } = await chooseForm({
    model: { kind: 'unet', width: 16, depth: 1, norm: 'group' },
    adaptation: { kind: 'none' },
    batchSize: 2,
  });
  return form.kind === 'blocked' ? form : null;
}
const forms: [string, MemoryForm | null][] = [
  ['plain', { kind: 'plain' }],
  ['blocked', await blockedForm()],
];

/** The state after some steps of a recipe. */
async function runSteps(steps: number, recipe: Recipe, form: MemoryForm) {
  const { model, adaptation, batchSize, patchSize, accumulation, movingAverage, optimiser: adam } = recipe;
  const batches = new Batches(
    { training, target: null, cutter: new LocalCutter({ longestSide: 128, cacheBytes: 1e8 }), classWeights: WEIGHTS },
    recipe,
    3,
  );
  const runner = await StepRunner.create(
    { model, adaptation, batchSize, patchSize, accumulation, movingAverage, adam, headWeights: [1, 0.5], form },
    initialState(recipe, 3),
    { threads: 1 },
  );
  const course = [];
  const losses = [];
  for (let step = 0; step < steps; step++) {
    const parts = Array.from({ length: accumulation }, (_, part) => batches.make(step * accumulation + part));
    losses.push(...(await runner.run([{ batches: await Promise.all(parts), rates: RATES }])));
    course.push(await runner.state());
  }
  await runner.close();
  return { losses, course };
}

describe.each(forms)('on %s memory', (kind, form) => {
  const model = { kind: 'unet', width: kind === 'plain' ? 4 : 16, depth: 1, norm: 'group' } as const;

  it.skipIf(form === null)('three batches of two make the step of one batch of six, however labels are spread', async () => {
    if (form === null) return;
    const whole = await runSteps(3, smallRecipe({ model, batchSize: 6 }), form);
    const parts = await runSteps(3, smallRecipe({ model, batchSize: 2, accumulation: 3 }), form);
    expect(relativeError(Float32Array.from(parts.losses), Float32Array.from(whole.losses))).toBeLessThan(1e-5);
    const gradient = (run: typeof whole) => arrayOf(run.course[0]?.arrays ?? new Map(), 'mean');
    expect(relativeError(gradient(parts), gradient(whole))).toBeLessThan(1e-5);
    // Adam divides small gradients by their own size, so that the last bits of them grow.
    const end = (run: typeof whole) => arrayOf(run.course[2]?.arrays ?? new Map(), 'parameters');
    expect(relativeError(end(parts), end(whole))).toBeLessThan(1e-3);
  });

  it.skipIf(form === null)('the moving average is that of a plain loop over the weights, and is what is exported', async () => {
    if (form === null) return;
    const decay = 0.4;
    const recipe = smallRecipe({ model: { ...model, norm: 'batch' }, movingAverage: decay });
    const { course } = await runSteps(6, recipe, form);
    const start = initialState(recipe, 3);
    const average = { parameters: Float64Array.from(arrayOf(start.arrays, 'parameters')), statistics: Float64Array.from(start.statistics) };
    course.forEach((state, index) => {
      const kept = Math.min(decay, (2 + index) / (11 + index));
      const now = { parameters: arrayOf(state.arrays, 'parameters'), statistics: state.statistics };
      for (const key of ['parameters', 'statistics'] as const) {
        average[key].forEach((value, at) => {
          average[key][at] = kept * value + (1 - kept) * (now[key][at] ?? 0);
        });
      }
    });
    const last = course[5];
    if (last === undefined) throw new Error('No steps were made.');
    const found = exportedWeights(last);
    expect(relativeError(found.parameters, Float32Array.from(average.parameters))).toBeLessThan(1e-6);
    expect(relativeError(found.statistics, Float32Array.from(average.statistics))).toBeLessThan(1e-6);
    expect(relativeError(found.parameters, arrayOf(last.arrays, 'parameters'))).toBeGreaterThan(1e-4);
  });
});

describe.each(['bgc', 'dann', 'pixmatch'] as const)('with %s', (kind) => {
  it('the same batch twice makes the step of that batch', async () => {
    const recipe = smallRecipe({ adaptation: ADAPTATIONS[kind], batchSize: 2 });
    const cutter = new LocalCutter({ longestSide: 128, cacheBytes: 1e8 });
    const batch = await new Batches({ training, target: circles(6, { from: 50 }), cutter, classWeights: WEIGHTS }, recipe, 3).make(0);
    const { model, adaptation, batchSize, patchSize, optimiser: adam } = recipe;
    const gradients = [];
    for (const accumulation of [1, 2]) {
      const form = { kind: 'plain' } as const;
      const options = { model, adaptation, batchSize, patchSize, accumulation, adam, headWeights: [1, 0.5], form };
      const runner = await StepRunner.create(options, initialState(recipe, 3), { threads: 1 });
      await runner.run([{ batches: Array.from({ length: accumulation }, () => batch), rates: { learningRate: 1e-3, reversal: 0.7 } }]);
      gradients.push(arrayOf((await runner.state()).arrays, 'mean'));
      await runner.close();
    }
    const [once, twice] = gradients;
    expect(relativeError(twice ?? new Float32Array(), once ?? new Float32Array(1))).toBeLessThan(1e-5);
  });
});

describe('the learning rate', () => {
  const course = { steps: 40, stepsPerEpoch: 10 };
  const rates = (schedule: Recipe['schedule']) =>
    Array.from({ length: 40 }, (_, step) => learningRateAt(schedule, 0.1, { step, ...course }));

  it('polynomial: rises over the warm-up, then falls as a power of what is left', () => {
    const found = rates({ kind: 'polynomial', warmUpSteps: 4, power: 2 });
    expect(found.slice(0, 5).map((rate) => rate.toFixed(3))).toEqual(['0.020', '0.040', '0.060', '0.080', '0.100']);
    expect(found[22]).toBeCloseTo(0.1 * 0.5 ** 2, 12);
    expect(found[39]).toBeCloseTo(0.1 * (1 / 36) ** 2, 12);
  });

  it('by steps: is multiplied after every so many epochs', () => {
    const found = rates({ kind: 'steps', epochs: 2, factor: 0.5 });
    expect([0, 19, 20, 39].map((step) => found[step])).toEqual([0.1, 0.1, 0.05, 0.05]);
  });
});

describe('an early stop', () => {
  const epochs = (...ious: number[]) => ious.map((validationIou, index) => ({ epoch: index + 1, validationIou }));
  const rule = { patience: 2, minimumGain: 0.01 };

  it('comes when the validation has not risen by the gain for as long as the patience', () => {
    expect(hasStalled(epochs(0.5, 0.6, 0.605), rule)).toBe(false);
    expect(hasStalled(epochs(0.5, 0.6, 0.605, 0.6), rule)).toBe(true);
    expect(hasStalled(epochs(0.5, 0.6, 0.605, 0.62), rule)).toBe(false);
  });

  it('counts small rises together', () => {
    expect(hasStalled(epochs(0.5, 0.506, 0.512, 0.518), rule)).toBe(false);
  });
});
