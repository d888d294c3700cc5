import { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { type RecipeDifference, type RecipeValue, recipeDifferences } from '../../../../shared/domain/training/recipeValues.ts';
import { KINDS } from '../../../../shared/domain/training/starters.ts';
import { getIn, setIn } from '../../../forms/path.ts';
import { recipe as words } from '../../../texts/recipe.ts';
import { formatNumber } from '../../../ui/format.ts';

type Value = RecipeValue['value'] | undefined;

/** Kinds of parts by their paths, in words. */
const KIND_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'model.kind': words.networks,
  'schedule.kind': words.schedules,
  'adaptation.kind': words.methods,
};

/** A value of a recipe as it is printed; with its path, kinds by their names. */
export function showValue(value: Value, path = ''): string {
  if (value === null || value === undefined) return words.none;
  if (typeof value === 'number')
    return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential().replace('-', '−') : formatNumber(value, 5);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return KIND_WORDS[path]?.[value] ?? value;
}

/**
 * What distinguishes a recipe from the one that it began as, as people would say it: where a part is of another kind
 * (a schedule, an adaptation), the kind, and those of its values that are not what the kind begins with.
 */
export function recipeChanges(base: Recipe, recipe: Recipe): readonly RecipeDifference[] {
  const differences = recipeDifferences(base, recipe);
  const changedKinds = new Set(differences.flatMap(({ path }) => (path.endsWith('.kind') ? path.slice(0, -'.kind'.length) : [])));
  return differences.flatMap((difference) => {
    const [part = '', key = ''] = difference.path.split('.');
    if (key === 'kind' || !changedKinds.has(part) || KINDS[part] === undefined) return [difference];
    if (difference.to === undefined) return [];
    const from = startOf(recipe, part, key);
    return from === difference.to ? [] : [{ ...difference, from }];
  });
}

/** What a value of a part is when its kind is chosen. */
function startOf(recipe: Recipe, part: string, key: string): Value {
  const from = getIn(KINDS, [part, String(getIn(recipe, [part, 'kind'])), key]);
  return typeof from === 'number' || typeof from === 'string' ? from : undefined;
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
