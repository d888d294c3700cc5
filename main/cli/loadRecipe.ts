import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { RECIPES, Recipe, type RecipeName } from '../../shared/domain/training/recipe.ts';
import { readNamedFile } from './readJson.ts';

/** What the flags of `train` change in a recipe. */
export interface RecipeChanges {
  readonly epochs?: number | undefined;
  readonly width?: number | undefined;
  readonly size?: number | undefined;
}

function isRecipeName(name: string): name is RecipeName {
  return Object.hasOwn(RECIPES, name);
}

/**
 * A built-in recipe by its name, or one from a file.
 * @throws StudioError `invalid` naming path and rule; UsageError when there is neither.
 */
export async function loadRecipe(nameOrFile: string): Promise<Recipe> {
  if (isRecipeName(nameOrFile)) return RECIPES[nameOrFile];
  return parseRecipe(await readNamedFile(nameOrFile, 'recipe', Object.keys(RECIPES)), nameOrFile);
}

export function changed(recipe: Recipe, { epochs, width, size }: RecipeChanges): Recipe {
  return {
    ...recipe,
    epochs: epochs ?? recipe.epochs,
    patchSize: size ?? recipe.patchSize,
    model: { ...recipe.model, width: width ?? recipe.model.width },
  };
}

function parseRecipe(source: string, file: string): Recipe {
  const next = 'Correct the file.';
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    throw new StudioError('invalid', `${file} is not JSON.`, { next, cause });
  }
  const parsed = Recipe.safeParse(value);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), rule: message }));
  throw new StudioError('invalid', `${file} cannot be used as a recipe: ${z.prettifyError(parsed.error)}`, { next, details });
}
