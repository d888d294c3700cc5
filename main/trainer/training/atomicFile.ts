import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';

/**
 * Writes a file so that a reader, or a later start after a crash, finds the old content or the new, never a part.
 * `keepAs` leaves the old content under another name.
 * @throws StudioError (`disk`) when the disk is full or refuses: what was there stays.
 */
export async function writeAtomically(file: string, content: string | Uint8Array | readonly Uint8Array[], keepAs?: string): Promise<void> {
  const temporary = `${file}.part`;
  try {
    await writeThrough(temporary, typeof content === 'string' || content instanceof Uint8Array ? [content] : content);
    if (keepAs !== undefined) await rename(file, keepAs).catch(ignoreMissing);
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw diskError(file, error);
  }
}

async function writeThrough(file: string, pieces: readonly (string | Uint8Array)[]): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the disk can only be read',
  EACCES: 'the folder may not be written to',
  EPERM: 'the folder may not be written to',
  EIO: 'the disk does not answer as it should',
};

/** A failure of the disk in words; any other as it is. */
function diskError(file: string, error: unknown): unknown {
  const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
  if (reason === undefined) return error;
  return new StudioError('disk', `"${file}" could not be written: ${reason}.`, {
    next: 'Make room or give access, then resume the run: it goes on from its last checkpoint.',
    cause: error,
  });
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
