import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path/posix';
import type { FrameFiles } from '../../../shared/domain/dataset/format.ts';
import type { FrameSummary } from './manifest.ts';

/**
 * Tells which files of a frame are missing. Looks into each folder once: one look per file would take minutes on a
 * network drive with 100,000 frames.
 */
export async function findMissing(dir: string, frames: Iterable<FrameSummary>): Promise<Map<number, string[]>> {
  const folders = new Map<string, Set<string>>();
  const missing = new Map<number, string[]>();
  for (const { frame, files } of frames) {
    for (const file of filesOf(files)) {
      const folder = dirname(file);
      let names = folders.get(folder);
      if (!names) {
        names = new Set(await readdir(join(dir, folder)).catch(() => []));
        folders.set(folder, names);
      }
      if (!names.has(file.slice(folder.length + 1))) missing.set(frame, [...(missing.get(frame) ?? []), file]);
    }
  }
  return missing;
}

/** Every file of a frame, relative to the dataset folder. */
export function filesOf(files: FrameFiles): string[] {
  return Object.values(files).filter((file) => file !== null);
}
