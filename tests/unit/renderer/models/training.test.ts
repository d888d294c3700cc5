import { describe, expect, it } from 'vitest';
import { forecastOf } from '../../../../renderer/features/models/training/forecast.ts';
import { resetDifference, showValue } from '../../../../renderer/features/models/training/recipeChanges.ts';
import { nameOfValue } from '../../../../renderer/features/models/training/recipeFields.ts';
import { limitsOf } from '../../../../renderer/forms/limits.ts';
import { ADAPTATIONS } from '../../../../shared/domain/training/adaptation.ts';
import { RECIPES, Recipe } from '../../../../shared/domain/training/recipe.ts';
import { recipeDifferences, recipeValues } from '../../../../shared/domain/training/recipeValues.ts';
import { EARLY_STOP, MOVING_AVERAGE, SCHEDULES } from '../../../../shared/domain/training/starters.ts';
import { epochOf, runOf } from './support.ts';

const { quick, paper } = RECIPES;

/** Recipes that together have every value there is. */
const EVERY_KIND: readonly Recipe[] = [
  ...Object.values(SCHEDULES).map((schedule) => ({ ...quick, schedule })),
  ...Object.values(ADAPTATIONS).map((adaptation) => ({ ...quick, adaptation })),
  { ...quick, earlyStop: EARLY_STOP, movingAverage: MOVING_AVERAGE },
];
/** Values with one choice only. */
const FIXED = ['optimiser.kind', 'loss.kind'];

describe('the form of a recipe', () => {
  it('has a field with a name for every value of every kind of recipe', () => {
    const paths = new Set(EVERY_KIND.flatMap((recipe) => recipeValues(recipe).map(({ path }) => path)));
    const nameless = [...paths].filter((path) => !FIXED.includes(path) && nameOfValue(path) === path);
    expect(nameless).toEqual([]);
    expect(paths.size).toBeGreaterThan(40);
  });

  it('knows the bounds of values that may also be none', () => {
    expect(limitsOf(Recipe)(['movingAverage'])).toEqual({ min: 0, max: 1, integer: false });
    expect(limitsOf(Recipe)(['earlyStop', 'patience'])).toMatchObject({ min: 1, integer: true });
  });

  it('resets a changed value, and the whole part where its kind was changed', () => {
    const slow = { ...quick, epochs: 90, optimiser: { ...quick.optimiser, learningRate: 1e-5 } };
    expect(recipeDifferences(quick, resetDifference(slow, quick, 'epochs')).map(({ path }) => path)).toEqual(['optimiser.learningRate']);
    for (const changed of [
      { ...quick, schedule: SCHEDULES.steps },
      { ...quick, adaptation: ADAPTATIONS.dann },
      { ...quick, earlyStop: EARLY_STOP },
      { ...paper, model: { ...paper.model, kind: 'skinny' } },
    ] as const) {
      const base = changed.name === 'paper' ? paper : quick;
      for (const { path } of recipeDifferences(base, changed)) {
        expect(recipeDifferences(base, resetDifference(changed, base, path)), path).toEqual([]);
      }
    }
    expect([showValue(1e-5), showValue(0.002), showValue(null), showValue(true)]).toEqual(['1e−5', '0.002', 'none', 'yes']);
  });
});

describe('forecast of a training', () => {
  const measured = runOf('measured', { epochs: [epochOf(1, { imagesPerSecond: 8 }), epochOf(2), epochOf(3, { peakMegabytes: 700 })] });

  it('takes speed and memory from a run of the same network and patches', () => {
    expect(forecastOf(quick, 100, null, [runOf('other', { recipe: paper }), measured])).toMatchObject({
      from: { id: 'measured' },
      isSame: true,
      imagesPerSecond: 20,
      megabytes: 700,
      seconds: (20 * 100) / 20,
    });
  });

  it('scales speed by work where only the size differs, and says nothing of memory', () => {
    const wide = { ...quick, model: { ...quick.model, width: 32 } };
    expect(forecastOf(wide, 100, 'cpu', [measured])).toMatchObject({ isSame: false, imagesPerSecond: 5, megabytes: null });
  });

  it('does not guess from another network or device', () => {
    expect(forecastOf(RECIPES.light, 100, null, [measured])).toBeNull();
    expect(forecastOf(quick, 100, 'webgpu', [measured])).toBeNull();
    expect(forecastOf(quick, 100, null, [{ ...measured, epochs: [] }])).toBeNull();
  });
});
