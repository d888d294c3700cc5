import { z } from 'zod';
import { RECIPES } from '../../shared/domain/training/recipe.ts';
import { recipeValues } from '../../shared/domain/training/recipeValues.ts';
import { defineCommand } from './command.ts';
import { table } from './text.ts';

export const recipes = defineCommand({
  summary: 'Show the recipes with every value by its path, as `train --set PATH=VALUE` takes it.',
  flags: {},
  values: z.object({}),
  run() {
    const all = Object.values(RECIPES);
    const values = all.map((recipe) => new Map(recipeValues(recipe).map(({ path, value }) => [path, String(value)])));
    const paths = [...new Set(values.flatMap((of) => [...of.keys()]))];
    const rows = paths.map((path) => [path, ...values.map((of) => of.get(path) ?? '')]);
    return Promise.resolve({ result: { recipes: all }, text: table([['', ...all.map(({ name }) => name)], ...rows]) });
  },
});
