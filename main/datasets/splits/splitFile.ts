import { readdir, readFile, rm } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { DatasetSplit, SIDES, SPLITS_FOLDER, SplitName } from '../../../shared/domain/dataset/split.ts';
import { writeWhole } from '../../files/index.ts';
import { splitHash } from '../pairs/splitHash.ts';

/** Writes a split into a folder of splits, in the place of one of the same name. */
export function writeSplit(folder: string, split: DatasetSplit): Promise<void> {
  return writeWhole(fileOf(folder, split.name), `${JSON.stringify(DatasetSplit.parse(split))}\n`);
}

/**
 * Reads a split of a dataset's folder by its name, or any by the path of its file.
 * @throws StudioError `not-found`; `data` when the file is broken or its names were changed by hand.
 */
export async function readSplit(folder: string, name: string): Promise<DatasetSplit> {
  const path = extname(name) === '.json' ? resolve(name) : fileOf(folder, name);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new StudioError('not-found', `There is no split "${name}" at ${path}.`, { next: 'Make it first: s2mgen split.', cause });
  });
  let split: DatasetSplit;
  try {
    split = DatasetSplit.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : 'it is not JSON';
    throw new StudioError('data', `${path} is no split: ${why}.`, { next: 'Make it anew.', cause });
  }
  const changed = SIDES.find((side) => splitHash(split.sides[side]) !== split.sha256[side]);
  if (changed === undefined) return split;
  throw new StudioError('data', `${path}: the names of "${changed}" do not have the hash that is written beside them.`, {
    next: 'Make the split anew: scores on it would not be comparable.',
  });
}

/** Splits that can be read, by name. */
export async function listSplits(folder: string): Promise<DatasetSplit[]> {
  const names = (await readdir(join(folder, SPLITS_FOLDER)).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const read = await Promise.all(names.map((name) => readSplit(folder, name.slice(0, -'.json'.length)).catch(() => null)));
  return read.filter((split) => split !== null);
}

export async function removeSplit(folder: string, name: string): Promise<void> {
  await rm(fileOf(folder, name), { force: true });
}

/** @throws StudioError `invalid` for a name that is no file name. */
function fileOf(folder: string, name: string): string {
  if (!SplitName.safeParse(name).success)
    throw new StudioError('invalid', `"${name}" cannot name a split.`, {
      next: 'Use letters, digits, spaces, dots, _ and -, and no .json at the end.',
    });
  return join(folder, SPLITS_FOLDER, `${name}.json`);
}
