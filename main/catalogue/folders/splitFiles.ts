import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatasetSplit, SPLITS_FOLDER } from '../../../shared/domain/dataset/split.ts';

/** What changes whenever a split of this folder is made, replaced or removed. */
export async function splitsStamp(folder: string): Promise<string> {
  const files = (await readdir(join(folder, SPLITS_FOLDER)).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const stamps = files.map(async (name) => {
    const { mtimeMs, size } = await stat(join(folder, SPLITS_FOLDER, name));
    return `${name} ${mtimeMs} ${size}`;
  });
  return (await Promise.all(stamps).catch(() => [])).join('\n');
}

/** The splits of a folder, by name. Files that cannot be read are left out: who trains on one is told why. */
export async function readSplits(folder: string): Promise<DatasetSplit[]> {
  const files = (await readdir(join(folder, SPLITS_FOLDER)).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const splits: DatasetSplit[] = [];
  for (const name of files) {
    const text = await readFile(join(folder, SPLITS_FOLDER, name), 'utf8').catch(() => '');
    const split = DatasetSplit.safeParse(parse(text));
    if (split.success) splits.push(split.data);
  }
  return splits;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
