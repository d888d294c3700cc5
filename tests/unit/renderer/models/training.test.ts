import { describe, expect, it } from 'vitest';
import { forecastOf } from '../../../../renderer/features/models/training/forecast.ts';
import { resetDifference, showValue } from '../../../../renderer/features/models/training/recipeChanges.ts';
import { recipeFacts } from '../../../../renderer/features/models/training/recipeFacts.ts';
import { nameOfValue } from '../../../../renderer/features/models/training/recipeFields.ts';
import { startProblem } from '../../../../renderer/features/models/training/startProblem.ts';
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

describe('a recipe that is read', () => {
  const words = (recipe: Recipe) =>
    recipeFacts(recipe).flatMap(({ title, summary, facts }) => [
      `${title}${summary === null ? '' : `: ${summary}`}`,
      ...facts.map(({ label, value, unit }) => `${label} ${value} ${unit}`.trim()),
    ]);

  it('has the names and units of the form, and nothing of the file', () => {
    expect(words(paper)).toEqual([
      'Network and patches',
      'Network U-Net',
      'Width 64 channels',
      'Depth 4 levels',
      'Normalisation batch',
      'Patch 256 px',
      'Batch 4 patches',
      'Accumulation 1 batch',
      'Precision float32',
      'Adam',
      'Learning rate 1e−5',
      'β₁ 0.9',
      'β₂ 0.999',
      'ε 1e−8',
      'Schedule constant',
      'Moving average none',
      'Validation and stop',
      'Epochs 20',
      'Validation 20 %',
      'Threshold 0.5',
      'Early stop none',
      'Cross entropy',
      'Class weights inverse frequency',
      'Largest ratio 1,000',
      'Person head 1',
      'Augmentation: none',
      'Adaptation: none',
    ]);
  });

  it('unfolds augmentation and adaptation where they are used', () => {
    const used: Recipe = { ...quick, adaptation: ADAPTATIONS.pixmatch, earlyStop: EARLY_STOP };
    expect(words(used)).toEqual(
      expect.arrayContaining(['Flip yes', 'Scale 0.8 – 1.5 ×', 'Method PixMatch', 'Weight λ 0.25', 'Patience 5 epochs']),
    );
    expect(words(used).filter((line) => /JPEG|Blur/.test(line))).toEqual([]);
    expect(words({ ...quick, augmentation: { ...quick.augmentation, strength: 0 } })).toContain('Augmentation: none');
  });
});

describe('a training that is asked for', () => {
  const asked = { name: 'a', recipe: quick, datasets: 1, targets: 0, start: undefined };
  it('is refused with what to change', () => {
    expect(startProblem(asked)).toBeNull();
    expect(startProblem({ ...asked, datasets: 0 })?.next).toContain('dataset');
    expect(startProblem({ ...asked, name: ' ' })?.next).toContain('Give it one');
    for (const adaptation of [ADAPTATIONS.bgc, ADAPTATIONS.fda, ADAPTATIONS.dann, ADAPTATIONS.pixmatch]) {
      const adapting = { ...asked, recipe: { ...quick, adaptation } };
      expect(startProblem(adapting)?.message).toContain('target domain');
      expect(startProblem({ ...adapting, targets: 1 })).toBeNull();
    }
    expect(startProblem({ ...asked, start: runOf('wide', { recipe: paper }) })?.message).toContain('U-Net, width 64, depth 4, batch norm');
    expect(startProblem({ ...asked, start: runOf('same') })).toBeNull();
    expect(startProblem({ ...asked, recipe: { ...quick, patchSize: 50 } })?.next).toBe('Choose a multiple of 16.');
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
