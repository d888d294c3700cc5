import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Besides the one in use: whoever goes back to the version before does not wait. */
const KEPT = 2;
/** What is younger may be in the making by another process, or in use by a studio of another version. */
const YOUNG = 24 * 60 * 60 * 1000;

/** Removes built-in packs of earlier versions from the cache: each has 100 MB. The newest two stay, and the one in use. */
export async function pruneBuiltPacks(folder: string, used: string, now = Date.now()): Promise<string[]> {
  const packs: { readonly name: string; readonly made: number }[] = [];
  for (const name of await readdir(folder)) {
    const made = await stat(join(folder, name, 'pack.json')).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    if (made !== null && !name.includes('.partial-') && name !== used) packs.push({ name, made });
  }
  packs.sort((a, b) => b.made - a.made);
  const old = packs.slice(KEPT - 1).filter(({ made }) => now - made > YOUNG);
  for (const { name } of old) {
    // First out of sight: a removal that is killed leaves no half pack under its name.
    const gone = join(folder, `${name}.partial-old-${process.pid}`);
    await rename(join(folder, name), gone).then(
      () => rm(gone, { recursive: true, force: true }),
      () => {}, // another process was quicker, or holds it open (Windows): next time
    );
  }
  return old.map(({ name }) => name);
}
