import { describe, expect, it } from 'vitest';
import { ADAPTATIONS } from '../../../../shared/domain/training/adaptation.ts';
import { cardMarkdown, limitsOf, type ModelCard } from '../../../../shared/domain/training/modelCard.ts';
import { RECIPES } from '../../../../shared/domain/training/recipe.ts';
import { recipeDifferences } from '../../../../shared/domain/training/recipeValues.ts';
import { groupKeyOf, type RunCauses } from '../../../../shared/domain/training/runGroup.ts';

const evaluation = (data: string): ModelCard['evaluations'][number] => ({
  model: 'model.onnx',
  data,
  images: 40,
  perImage: { iou: 0.71234, accuracy: 0.9, f1: 0.8 },
  pooled: { iou: 0.75, accuracy: 0.91, f1: 0.85 },
  convention: { threshold: 0.5, labelPolicy: 'skin', size: 512, split: 'all', splitHash: 'abcdef0123456789' },
  worst: [],
});

const card: ModelCard = {
  name: 'Faces s1',
  createdAt: '2026-01-02T03:04:05.000Z',
  data: [{ name: 'renders', kind: 'synthetic', split: null, ratio: null }],
  target: [],
  initial: null,
  labelPolicy: 'skin',
  trainingFrames: 80,
  validationFrames: 20,
  recipe: RECIPES.quick,
  seed: 1,
  otherSeeds: [2, 3],
  parameters: 1234,
  provider: 'cpu',
  epochs: 20,
  bestEpoch: 17,
  validationIou: 0.81,
  seconds: 61,
  evaluations: [evaluation('photos | all')],
};

describe('recipes told apart', () => {
  it('a changed built-in recipe does not pass for itself on a card', () => {
    expect(cardMarkdown(card)).not.toMatch(/Changed from the built-in/);
    expect(cardMarkdown({ ...card, recipe: { ...RECIPES.quick, name: 'mine', epochs: 5 } })).not.toMatch(/Changed from the built-in/);
    const narrow = { ...RECIPES.paper, model: { ...RECIPES.paper.model, width: 8 }, movingAverage: 0.9 };
    expect(cardMarkdown({ ...card, recipe: narrow })).toContain('of this name: movingAverage null → 0.9; model.width 64 → 8.');
  });

  it('names what differs by path, and nothing else', () => {
    expect(recipeDifferences(RECIPES.quick, { ...RECIPES.quick, name: 'mine' })).toEqual([]);
    const changed = {
      ...RECIPES.quick,
      epochs: 5,
      schedule: { kind: 'steps', epochs: 5, factor: 0.5 },
      earlyStop: { patience: 3, minimumGain: 0 },
    } as const;
    const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path);
    expect(recipeDifferences(RECIPES.quick, changed).sort(byPath)).toEqual(
      [
        { path: 'epochs', from: 20, to: 5 },
        { path: 'schedule.kind', from: 'cosine', to: 'steps' },
        { path: 'schedule.epochs', from: undefined, to: 5 },
        { path: 'schedule.factor', from: undefined, to: 0.5 },
        { path: 'earlyStop.patience', from: undefined, to: 3 },
        { path: 'earlyStop.minimumGain', from: undefined, to: 0 },
        { path: 'schedule.warmUpSteps', from: 20, to: undefined },
        { path: 'schedule.finalShare', from: 0.02, to: undefined },
      ].sort(byPath),
    );
  });

  it('groups runs by everything but the seed and the name', () => {
    const run = (path: string, changes: Partial<RunCauses> = {}): RunCauses => ({
      recipe: RECIPES.quick,
      datasets: ['a'],
      ratios: null,
      splits: [null],
      target: [],
      initial: null,
      provider: 'cpu',
      path,
      seed: 1,
      ...changes,
    });
    const first = run('1');
    const second = run('2', { seed: 2, recipe: { ...RECIPES.quick, name: 'other name' } });
    const wider = run('3', { recipe: { ...RECIPES.quick, model: { ...RECIPES.quick.model, width: 32 } } });
    const all = [first, second, wider];
    const key = (one: RunCauses) => groupKeyOf(one, all);
    expect(key(first)).toBe(key(second));
    for (const other of [
      wider,
      run('4', { datasets: ['b'] }),
      run('5', { provider: 'cuda' }),
      run('6', { ratios: [1] }),
      run('7', { splits: ['a.json'] }),
      run('8', { initial: '1' }),
      run('9', { target: ['b'], recipe: { ...RECIPES.quick, adaptation: ADAPTATIONS.fda } }),
    ]) {
      expect(key(other)).not.toBe(key(first));
    }
    // Each seed fine-tuned from its own pre-training is one group; from a pre-training of another width another.
    expect(key(run('8', { initial: '1' }))).toBe(key(run('9', { initial: '2', seed: 2 })));
    expect(key(run('8', { initial: '1' }))).not.toBe(key(run('9', { initial: '3' })));
    // A folder that claims to start from itself ends the search.
    const endless = run('x', { initial: 'x' });
    expect(groupKeyOf(endless, [endless])).toBe(groupKeyOf(endless, [endless]));
  });
});

describe('model card', () => {
  it('says what the model was made of and how it was scored', () => {
    const text = cardMarkdown(card);
    for (const words of [
      '# Faces s1',
      '- Learned from: renders (synthetic)',
      '- Seed: 1 (also trained with 2, 3)',
      'exported: 17',
      '| photos \\| all | 40 | 0.712 | 0.900 | 0.800 | 0.750 | 512 px | 0.5 | skin | `abcdef012345` |',
      '"learningRate": 0.002',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Target domain');
  });

  it('draws its limits from the facts', () => {
    const limits = (changes: Partial<ModelCard>) => limitsOf({ ...card, ...changes }).join('\n');
    expect(limits({})).toContain('rendered pictures alone');
    expect(limits({})).not.toContain('One seed');
    expect(limits({ otherSeeds: [] })).toContain('One seed (1)');
    expect(limits({ evaluations: [] })).toContain('Never evaluated');
    expect(limits({ evaluations: [evaluation('renders')] })).toContain('Scored only on datasets that it also learned from');
    const sides = (split: string | null, scored: string) => {
      const own = evaluation('renders');
      const convention = { ...own.convention, split: scored };
      return limits({ data: [{ name: 'renders', kind: 'real', split, ratio: null }], evaluations: [{ ...own, convention }] });
    };
    for (const scored of ['main:test', 'care/1/splits/main.json:test']) expect(sides('main', scored)).not.toContain('Scored only');
    expect(sides('seeded', 'test')).not.toContain('Scored only');
    for (const scored of ['main:train', 'test', 'all', 'other:test']) expect(sides('main', scored)).toContain('Scored only');
    expect(sides(null, 'test')).toContain('Scored only');

    expect(limits({ data: [{ name: 'photos', kind: 'real', split: null, ratio: null }] })).not.toContain('rendered pictures alone');
  });
});
