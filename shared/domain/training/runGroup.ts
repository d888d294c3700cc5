import type { Recipe } from './recipe.ts';
import { recipeValues } from './recipeValues.ts';

/** What a run's outcome follows from, beside its seed. */
export interface RunCauses {
  readonly recipe: Recipe;
  readonly datasets: readonly string[];
  readonly ratios: readonly number[] | null;
  readonly splits: readonly (string | null)[];
  readonly target: readonly string[];
  /** Path of the run that it started from. */
  readonly initial: string | null;
  readonly provider: string;
  readonly path: string;
  readonly seed: number;
}

/**
 * A key that is the same for runs that differ in nothing but the seed. Runs that were started from others are alike when
 * those others are, so that fine-tuning each seed of a pre-training gives one group.
 */
export function groupKeyOf(run: RunCauses, all: readonly RunCauses[]): string {
  return keyAt(run, all, new Set());
}

function keyAt(run: RunCauses, all: readonly RunCauses[], above: ReadonlySet<string>): string {
  const { recipe, datasets, ratios, splits, target, initial, provider } = run;
  const start = above.has(run.path) ? undefined : all.find(({ path }) => path === initial);
  const begun = start === undefined ? initial : keyAt(start, all, new Set(above).add(run.path));
  return JSON.stringify([causesOf(recipe), datasets, ratios, splits, target, begun, provider]);
}

/** A recipe's values whatever the order that they were written down in. */
function causesOf(recipe: Recipe): string[] {
  return recipeValues(recipe)
    .map(({ path, value }) => `${path}=${value}`)
    .sort();
}
