import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import type { ExportOptions } from '../../shared/domain/dataset/exportOptions.ts';
import { flush, takeLockFile } from '../files/index.ts';
import { checkSpace, forecastBytes } from './diskSpace.ts';
import { EXPORTERS } from './formats/index.ts';
import type { ExportSource } from './frame.ts';

export interface ExportProgress {
  readonly signal?: AbortSignal | undefined;
  readonly onFrame?: ((done: number) => void) | undefined;
}

/** Frames that are read and encoded at a time. */
const LANES = 4;

/**
 * Writes an export into a folder that does not exist yet or is empty. It grows as `<folder>.partial` and gets its name when it is
 * whole; what an earlier attempt left there is cleared, and the export begins anew.
 * @throws StudioError `conflict` where the folder holds something or is being exported into, `disk` without space, `data` naming a broken file,
 * `invalid` without frames, `cancelled`.
 */
export async function writeExport(source: ExportSource, folder: string, options: ExportOptions, progress: ExportProgress): Promise<void> {
  const dir = resolve(folder);
  if (source.frames.length === 0) throw new StudioError('invalid', 'No frame is left to export.', { next: 'Choose other frames.' });
  if (existsSync(dir) && (await readdir(dir)).length > 0) {
    throw new StudioError('conflict', `${dir} is not empty.`, { next: 'Choose a new or empty folder.' });
  }
  await mkdir(dirname(dir), { recursive: true });
  const partial = `${dir}.partial`;
  const lock = takeLockFile(`${partial}.lock`, `The export ${dir}`);
  try {
    await rm(partial, { recursive: true, force: true });
    await checkSpace(dir, await forecastBytes(source, options));
    await mkdir(partial);
    await writeFrames(source, partial, options, progress);
    if (existsSync(dir)) await rmdir(dir);
    await rename(partial, dir);
    await flush(dirname(dir));
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw onDisk(error, dir);
  } finally {
    lock.release();
  }
}

async function writeFrames(source: ExportSource, dir: string, options: ExportOptions, { signal, onFrame }: ExportProgress): Promise<void> {
  const writer = await EXPORTERS[options.format](dir, source, options);
  const { frames } = source;
  try {
    for (let from = 0; from < frames.length; from += LANES) {
      if (signal?.aborted) throw new StudioError('cancelled', 'The export was cancelled; nothing of it is left.');
      const writes = await Promise.all(frames.slice(from, from + LANES).map((frame) => writer.encode(frame)));
      for (const write of writes) await write();
      onFrame?.(Math.min(frames.length, from + LANES));
    }
    await writer.finish();
  } catch (error) {
    await writer.abandon?.();
    throw error;
  }
}

/** An error of the file system in words. */
function onDisk(error: unknown, dir: string): unknown {
  if (error instanceof StudioError || !(error instanceof Error) || !('syscall' in error)) return error;
  return new StudioError('disk', `${dir} cannot be written: ${error.message}`, {
    next: 'Free some space or choose another folder.',
    cause: error,
  });
}
