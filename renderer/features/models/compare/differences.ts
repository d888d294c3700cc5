import { recipeValues } from '../../../../shared/domain/training/recipeValues.ts';
import { texts } from '../../../texts/compare.ts';
import { showValue } from '../training/recipeChanges.ts';
import { nameOfValue } from '../training/recipeFields.ts';
import type { RunGroup } from './groups.ts';

/** Something that groups differ in, as a column: its name, and its value in each group. */
export interface Difference {
  readonly id: string;
  readonly name: string;
  readonly values: readonly string[];
}

/** What distinguishes groups: data, start, device, and every value of their recipes that is not the same in all. */
export function differencesOf(groups: readonly RunGroup[], nameOfData: (id: string) => string): readonly Difference[] {
  const recipes = groups.map(({ first }) => new Map(recipeValues(first.recipe).map(({ path, value }) => [path, value])));
  const paths = [...new Set(recipes.flatMap((recipe) => [...recipe.keys()]))];
  const names = (ids: readonly string[]) => (ids.length === 0 ? texts.nothing : ids.map(nameOfData).join(' + '));
  const all: readonly Difference[] = [
    { id: 'data', name: texts.data, values: groups.map(({ first }) => names(first.datasets)) },
    {
      id: 'ratios',
      name: texts.ratios,
      values: groups.map(({ first }) => (first.ratios === null ? texts.nothing : first.ratios.join(' : '))),
    },
    {
      id: 'splits',
      name: texts.splits,
      values: groups.map(({ first }) => first.splits.map((split) => (split === null ? texts.nothing : nameOfFile(split))).join(' + ')),
    },
    { id: 'target', name: texts.target, values: groups.map(({ first }) => names(first.target)) },
    {
      id: 'initial',
      name: texts.initial,
      values: groups.map(({ first }) => (first.initial === null ? texts.nothing : nameOfFile(first.initial))),
    },
    { id: 'device', name: texts.device, values: groups.map(({ first }) => first.provider) },
    ...paths.map((path) => ({ id: path, name: nameOfValue(path), values: recipes.map((recipe) => showValue(recipe.get(path), path)) })),
  ];
  return all.filter(({ values }) => new Set(values).size > 1);
}

function nameOfFile(path: string): string {
  return (
    path
      .split(/[\\/]/)
      .filter(Boolean)
      .at(-1)
      ?.replace(/\.json$/, '') ?? path
  );
}
