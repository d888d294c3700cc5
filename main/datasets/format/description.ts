import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { DATASET_FILE, DATASET_VERSION, DatasetDescription } from '../../../shared/domain/dataset/format.ts';
import { upgradeDescription } from '../../../shared/domain/dataset/upgrade.ts';
import { writeWhole } from '../../files/index.ts';

const Version = z.looseObject({ version: z.int() });

/**
 * What `dataset.json` says; null when the folder has none.
 * @throws StudioError `data` when the file is broken, or of a later version than this studio knows.
 */
export async function readDescription(dir: string): Promise<DatasetDescription | null> {
  const path = join(dir, DATASET_FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw new StudioError('disk', `${path} cannot be read: ${error.message}`, { cause: error });
  });
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new StudioError('data', `${path} is not JSON.`, { next: 'Restore the file from a copy of the dataset.', cause });
  }
  const version = Version.safeParse(value);
  if (version.success && version.data.version > DATASET_VERSION) {
    const message = `${path} has format version ${version.data.version}; this studio reads up to ${DATASET_VERSION}.`;
    throw new StudioError('data', message, { next: 'Update the studio.' });
  }
  const parsed = DatasetDescription.safeParse(upgradeDescription(value));
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), rule: issue.message }));
  const message = `${path} does not describe a dataset: ${z.prettifyError(parsed.error)}`;
  throw new StudioError('data', message, { next: 'Restore the file from a copy of the dataset.', details });
}

export function writeDescription(dir: string, description: DatasetDescription): Promise<void> {
  return writeWhole(join(dir, DATASET_FILE), `${JSON.stringify(description, null, 2)}\n`);
}
