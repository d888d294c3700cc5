import { z } from 'zod';
import { RECIPES } from '../../shared/domain/training/recipe.ts';
import { defineCommand } from './command.ts';
import { table } from './text.ts';

export const recipes = defineCommand({
  summary: 'Show the recipes with every value by its path, as `train --set PATH=VALUE` takes it.',
  flags: {},
  values: z.object({}),
  run() {
    const all = Object.values(RECIPES);
    const values = all.map((recipe) => new Map(flatten(recipe)));
    const paths = [...new Set(values.flatMap((of) => [...of.keys()]))].filter((path) => !['format', 'version', 'name'].includes(path));
    const rows = paths.map((path) => [path, ...values.map((of) => of.get(path) ?? '')]);
    return Promise.resolve({ result: { recipes: all }, text: table([['', ...all.map(({ name }) => name)], ...rows]) });
  },
});

/** The leaves of an object with their paths. */
function flatten(value: object, above = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, child]): [string, string][] => {
    const path = above === '' ? key : `${above}.${key}`;
    return typeof child === 'object' && child !== null ? flatten(child, path) : [[path, String(child)]];
  });
}
