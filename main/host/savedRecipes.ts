import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import { RECIPES, Recipe } from '../../shared/domain/training/recipe.ts';
import { writeWhole } from '../files/index.ts';

const ENDING = '.json';
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u;

/** Recipes that the user kept: a file each, named as the recipe. `s2mgen train --recipe FILE` takes them too. */
export class SavedRecipes {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** By name. Files that are no recipes, or have a built-in one's name, are left out. */
  async list(): Promise<Recipe[]> {
    const files = (await readdir(this.#dir).catch(() => [])).filter((name) => name.endsWith(ENDING) && !name.startsWith('.'));
    const read = await Promise.all(files.map((file) => this.#read(file)));
    return read.filter((recipe) => recipe !== null).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** @throws StudioError `invalid` for a name that cannot be a file's, `conflict` for a built-in one's. */
  async save(recipe: Recipe): Promise<void> {
    const file = this.#fileOf(recipe.name);
    await mkdir(this.#dir, { recursive: true });
    await writeWhole(file, `${JSON.stringify(recipe, null, 2)}\n`);
  }

  async remove(name: string): Promise<void> {
    await rm(this.#fileOf(name), { force: true });
  }

  /** The name of the file counts: it may have been copied by hand. */
  async #read(file: string): Promise<Recipe | null> {
    const name = file.slice(0, -ENDING.length);
    if (Object.hasOwn(RECIPES, name)) return null;
    const text = await readFile(join(this.#dir, file), 'utf8').catch(() => '');
    try {
      const recipe = Recipe.safeParse(JSON.parse(text));
      return recipe.success ? { ...recipe.data, name } : null;
    } catch {
      return null;
    }
  }

  #fileOf(name: string): string {
    if (Object.hasOwn(RECIPES, name)) {
      throw new StudioError('conflict', `"${name}" is a built-in recipe.`, { next: 'Choose another name.' });
    }
    if (!NAME.test(name)) {
      throw new StudioError('invalid', `"${name}" cannot name a recipe.`, { next: 'Use letters, digits, spaces, dots and hyphens.' });
    }
    return join(this.#dir, `${name}${ENDING}`);
  }
}
