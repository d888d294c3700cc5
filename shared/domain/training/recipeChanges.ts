import { RECIPES, type Recipe } from './recipe.ts';
import { recipeDifferences } from './recipeValues.ts';

/** What was changed in a built-in recipe that still bears its name: "model.width 64 → 16". Empty for it itself, and for recipes of other names. */
export function changesOfBuiltIn(recipe: Recipe): string[] {
  const builtIn = Object.values(RECIPES).find(({ name }) => name === recipe.name);
  if (builtIn === undefined) return [];
  const shown = (value: string | number | boolean | null | undefined) => (value === undefined ? 'none' : String(value));
  return recipeDifferences(builtIn, recipe).map(({ path, from, to }) => `${path} ${shown(from)} → ${shown(to)}`);
}
