import { Recipe } from '../../../../shared/domain/training/recipe.ts';
import type { RecipeValue } from '../../../../shared/domain/training/recipeValues.ts';
import { getIn, setIn } from '../../../forms/path.ts';
import { recipe as words } from '../../../texts/recipe.ts';
import { formatNumber } from '../../../ui/format.ts';

/** A value of a recipe as it is printed. */
export function showValue(value: RecipeValue['value'] | undefined): string {
  if (value === null || value === undefined) return words.none;
  if (typeof value === 'number')
    return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential().replace('-', '−') : formatNumber(value, 5);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return value;
}

/**
 * The recipe with one value as in `base`; where the value belongs to a part of another kind (a schedule, say), or one that
 * was switched on, the whole part.
 */
export function resetDifference(recipe: Recipe, base: Recipe, path: string): Recipe {
  const keys = path.split('.');
  for (let length = keys.length; length > 0; length--) {
    const part = keys.slice(0, length);
    const before = getIn(base, part);
    if (before === undefined) continue;
    const parsed = Recipe.safeParse(setIn(recipe, part, before));
    if (parsed.success && getIn(parsed.data, part) !== undefined) return parsed.data;
  }
  return base;
}
