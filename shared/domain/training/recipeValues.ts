import type { Recipe } from './recipe.ts';

/** A value of a recipe by its path: "optimiser.learningRate". */
export interface RecipeValue {
  readonly path: string;
  readonly value: string | number | boolean | null;
}

/** Where a value differs; undefined where one recipe has none (of another kind of schedule, say). */
export interface RecipeDifference {
  readonly path: string;
  readonly from: RecipeValue['value'] | undefined;
  readonly to: RecipeValue['value'] | undefined;
}

const NO_VALUES: ReadonlySet<string> = new Set(['format', 'version', 'name']);

function leaves(value: unknown, path: string): RecipeValue[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]: [string, unknown]) => leaves(child, path === '' ? key : `${path}.${key}`));
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) return [{ path, value }];
  return [];
}

/** All values of a recipe in its own order; not its name, nor what says that it is a recipe. */
export function recipeValues(recipe: Recipe): RecipeValue[] {
  return leaves(recipe, '').filter(({ path }) => !NO_VALUES.has(path));
}

/** What distinguishes two recipes, by path. Of a part that is null in one of them, the values of the other tell. */
export function recipeDifferences(from: Recipe, to: Recipe): RecipeDifference[] {
  const before = new Map(recipeValues(from).map(({ path, value }) => [path, value]));
  const after = new Map(recipeValues(to).map(({ path, value }) => [path, value]));
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((path) => ({ path, from: before.get(path), to: after.get(path) }))
    .filter(({ from, to }) => (from ?? null) !== (to ?? null));
}
