import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import { type LockOptions, withLock } from './lock.mjs';

export interface FillOptions extends LockOptions {
  /** Whether what is there can be used. A folder under its final name is complete, but may have gone stale since. */
  readonly isWhole: (folder: string) => Promise<boolean>;
}

/**
 * Makes `folder` by `fill`, once, whoever asks at the same time: under a lock, at a temporary name, renamed when whole.
 * `fill` gets the temporary folder, which exists and is empty. A filling that is killed leaves nothing under the final name,
 * and its leavings are cleared by the next. Throws `disk` when the folder cannot be made, and what `fill` throws.
 */
export async function fillOnce(folder: string, fill: (temporary: string) => Promise<void>, options: FillOptions): Promise<void> {
  try {
    await fillUnderLock(folder, fill, options);
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new StudioError('disk', `${folder} cannot be made: ${error.message}`, {
      next: 'Free some space, or let S2MGEN_CACHE name a folder that can be written.',
      cause: error,
    });
  }
}

async function fillUnderLock(folder: string, fill: (temporary: string) => Promise<void>, options: FillOptions): Promise<void> {
  if (await options.isWhole(folder)) return;
  await withLock(
    `${folder}.lock`,
    async () => {
      if (await options.isWhole(folder)) return;
      await clearLeavings(folder);
      const temporary = `${folder}.partial-${process.pid}`;
      await mkdir(temporary, { recursive: true });
      try {
        await fill(temporary);
        options.signal?.throwIfAborted();
        await rm(folder, { recursive: true, force: true });
        await rename(temporary, folder);
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
    },
    options,
  );
}

async function clearLeavings(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.partial-`;
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(prefix)) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}
