import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const DAY = 24 * 3600 * 1000;

/** Deletes files that were written more than `days` ago. A folder that is not there needs nothing; never throws. */
export async function pruneFolder(folder: string, days: number): Promise<void> {
  const oldest = Date.now() - days * DAY;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() && found.mtimeMs < oldest) await rm(file, { force: true }).catch(() => {});
  }
}
