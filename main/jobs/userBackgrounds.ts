import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';

const PICTURE = /\.(jpe?g|png|webp|bmp|tiff?)$/i;

/**
 * Asset ids of the pictures in a user's folder and the folders in it: `user/` and the path, sorted, so that the same
 * folder gives the same draws on every machine.
 * @throws StudioError `not-found` when the folder cannot be read.
 */
export async function listUserBackgrounds(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('not-found', `The folder of backgrounds cannot be read: ${why}`, { next: 'Choose another folder.', cause });
  });
  return entries
    .filter((entry) => entry.isFile() && PICTURE.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => `user/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .sort();
}
