import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Deletes the files that were written longest ago until the rest has at most `bytes`. Never throws. */
export async function boundFolder(folder: string, bytes: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const files: { file: string; size: number; written: number }[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) files.push({ file, size: found.size, written: found.mtimeMs });
  }
  files.sort((a, b) => b.written - a.written);
  let kept = 0;
  for (const { file, size } of files) {
    kept += size;
    if (kept > bytes) await rm(file, { force: true }).catch(() => {});
  }
}
