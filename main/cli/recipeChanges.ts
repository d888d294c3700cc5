import { StudioError } from '../../shared/contract/errors.ts';
import { Recipe } from '../../shared/domain/training/recipe.ts';
import { EARLY_STOP, KINDS } from '../../shared/domain/training/starters.ts';
import { UsageError } from './command.ts';

interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

type Tree = Readonly<Record<string, unknown>>;

/**
 * A recipe with values changed by path: "movingAverage=0.999", "schedule.kind=polynomial". A new kind of a part begins with
 * its usual values, whatever the order of the changes; `earlyStop` begins to be one when one of its values is given.
 * @throws UsageError for what is no change, StudioError (`invalid`) naming path and rule of a value that the recipe cannot have.
 */
export function changeRecipe(recipe: Recipe, texts: readonly string[]): Recipe {
  const changes = texts.map(parseChange).sort((a, b) => Number(isKind(b)) - Number(isKind(a)));
  let changed: Tree = recipe;
  for (const { path, value } of changes) changed = setIn(changed, path, value, []);
  const parsed = Recipe.safeParse(changed);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), rule: message }));
  const broken = details.map(({ path, rule }) => (path === '' ? rule : `${path}: ${rule}`)).join('\n');
  throw new StudioError('invalid', `The recipe cannot be changed so:\n${broken}`, {
    next: 'See `s2mgen recipes` for every value by its path.',
    details,
  });
}

function parseChange(text: string): Change {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--set: "${text}" is not like movingAverage=0.999`);
  return { path: text.slice(0, at).trim().split('.'), value: parseValue(text.slice(at + 1).trim()) };
}

/** A number, true, false or null; all else is a name. */
function parseValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function isKind({ path }: Change): boolean {
  return path.length === 2 && path[1] === 'kind' && Object.hasOwn(KINDS, path[0] ?? '');
}

function setIn(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown, above: readonly string[]): Tree {
  const part = above.at(-1) ?? '';
  const starter = key === 'kind' && above.length === 1 ? KINDS[part]?.[String(value)] : undefined;
  if (starter !== undefined) return { ...starter };
  if (rest.length === 0) return { ...tree, [key]: value };
  return { ...tree, [key]: setIn(partOf(tree, key), rest, value, [...above, key]) };
}

function partOf(tree: Tree, key: string): Tree {
  const known = Object.hasOwn(tree, key) ? tree[key] : undefined;
  if (known === null && key === 'earlyStop') return EARLY_STOP;
  return typeof known === 'object' && known !== null ? { ...known } : {};
}
