import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that a reader, or a later start after a crash, finds the old content or the new, never a part.
 * `keepAs` leaves the old content under another name.
 */
export async function writeAtomically(file: string, content: string | Uint8Array | readonly Uint8Array[], keepAs?: string): Promise<void> {
  const temporary = `${file}.part`;
  const handle = await open(temporary, 'w');
  try {
    for (const piece of typeof content === 'string' || content instanceof Uint8Array ? [content] : content) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (keepAs !== undefined) await rename(file, keepAs).catch(ignoreMissing);
  await rename(temporary, file);
  await syncFolder(dirname(file));
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** Makes the rename itself last. Windows cannot open folders; there the file system takes care of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
