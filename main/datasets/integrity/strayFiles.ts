import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Fault } from '../../../shared/domain/dataset/integrity.ts';
import type { FrameSummary } from '../format/manifest.ts';
import { filesOf } from '../format/presence.ts';

/** Folders that hold nothing but files of frames. */
const FOLDERS = ['images', 'masks', 'parts', 'instances', 'coverage', 'depth', 'normals'];

/** Files in the dataset's own folders that no line lists. */
export async function strayFiles(dir: string, frames: Iterable<FrameSummary>): Promise<Fault[]> {
  const listed = new Set<string>();
  for (const { files } of frames) for (const file of filesOf(files)) listed.add(file);
  const faults: Fault[] = [];
  for (const folder of FOLDERS) {
    const entries = await readdir(join(dir, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const file = relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/');
      if (entry.isFile() && !entry.name.startsWith('.') && !listed.has(file)) {
        faults.push({ kind: 'stray', frame: null, file, detail: 'no line lists it' });
      }
    }
  }
  return faults;
}
