import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../main/cli/command.ts';
import { changeRecipe } from '../../../main/cli/recipeChanges.ts';
import { RECIPES } from '../../../shared/domain/training/recipe.ts';
import { EARLY_STOP, SCHEDULES } from '../../../shared/domain/training/starters.ts';
import { writeRun } from '../catalogue/support/entries.ts';
import { run } from './run.ts';

describe('changes of a recipe by path', () => {
  const { quick } = RECIPES;

  it('are numbers, names, switches and null', () => {
    const texts = ['movingAverage=0.999', 'augmentation.flip=false', 'model.norm=batch', 'loss.maximumRatio=1e2'];
    const changed = changeRecipe(quick, texts);
    expect(changed).toEqual({
      ...quick,
      movingAverage: 0.999,
      augmentation: { ...quick.augmentation, flip: false },
      model: { ...quick.model, norm: 'batch' },
      loss: { ...quick.loss, maximumRatio: 100 },
    });
    expect(changeRecipe(changed, ['movingAverage=null']).movingAverage).toBeNull();
  });

  it('give a new kind its usual values, whatever their order, and switch an early stop on', () => {
    const changed = changeRecipe(quick, ['schedule.power=2', 'schedule.kind=polynomial', 'earlyStop.patience=3', 'adaptation.kind=fda']);
    expect(changed.schedule).toEqual({ ...SCHEDULES.polynomial, power: 2 });
    expect(changed.earlyStop).toEqual({ ...EARLY_STOP, patience: 3 });
    expect(changed.adaptation.kind).toBe('fda');
  });

  it.each([
    ['batchSize=0', /batchSize/],
    ['epochs=many', /epochs/],
    ['batchsize=3', /batchsize/],
    ['schedule.kind=random', /schedule/],
    ['epochs.first=3', /epochs/],
    ['__proto__.x=1', /proto/],
  ])('refuse %s, naming what is wrong', (text, message) => {
    expect(() => changeRecipe(quick, [text])).toThrow(message);
  });

  it('must have a path and a value', () => {
    expect(() => changeRecipe(quick, ['epochs'])).toThrow(UsageError);
  });
});

describe('s2mgen', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's2mgen-cli-recipes-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('recipes shows every value of every recipe by its path', async () => {
    const { code, out } = await run('recipes');
    expect(code).toBe(0);
    expect(out).toMatch(/^ +paper +quick/);
    expect(out).toMatch(/optimiser\.learningRate +0\.00001 +0\.002/);
    for (const path of ['movingAverage', 'earlyStop', 'accumulation', 'precision', 'schedule.warmUpSteps'])
      expect(out).toContain(`\n${path} `);
  });

  it('train says what is wrong with a value that is set', async () => {
    const { code, err } = await run(
      'train',
      '--data',
      folder,
      '--out',
      join(folder, 'run'),
      '--set',
      'epochs=2',
      '--set',
      'movingAverage=2',
    );
    expect(code).toBe(1);
    expect(err).toMatch(/movingAverage: /);
  });

  it('runs export writes the log of a run folder', async () => {
    writeRun(join(folder, 'small'), '5f0f4a2e-8f0a-4a53-9d3c-0d5b8f0b9a11', 2);
    const { code, json } = await run('runs', 'export', join(folder, 'small'), '--out', join(folder, 'log'), '--json');
    expect(code).toBe(0);
    expect(json().at(-1)).toMatchObject({ file: join(folder, 'log/small.csv'), epochs: 2 });
    expect((await readFile(join(folder, 'log/small.csv'), 'utf8')).split('\r\n')).toHaveLength(4);
    const lost = await run('runs', 'export', 'nothing', '--library', join(folder, 'library'));
    expect([lost.code, lost.err]).toEqual([1, expect.stringContaining('neither the folder of a run')]);
  });
});
