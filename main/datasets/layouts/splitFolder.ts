const SPLITS: readonly (readonly [RegExp, string])[] = [
  [/^train(ing)?$/i, 'train'],
  [/^val(id|idation)?$/i, 'validation'],
  [/^test(ing)?$/i, 'test'],
];

/** The split that a folder's name stands for, null for any other folder. */
export function splitOfFolder(folder: string): string | null {
  return SPLITS.find(([pattern]) => pattern.test(folder))?.[1] ?? null;
}

/** The split whose folder a file lies in, null without one. */
export function splitOf(folders: readonly string[]): string | null {
  return folders.map(splitOfFolder).findLast((split) => split !== null) ?? null;
}
