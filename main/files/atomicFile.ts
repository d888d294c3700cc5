import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Replaces a file as a whole: a reader, a crash or a full disk never sees half of it. Makes the folder when there is none. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${randomUUID().slice(0, 8)}`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flush(dirname(path));
}

/** Forces a file or folder to the disk, as far as the platform can (Windows cannot open folders). */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return;
  try {
    await file.sync();
  } catch {
    // Some file systems refuse to sync what was opened for reading; the rename itself has happened.
  } finally {
    await file.close();
  }
}
