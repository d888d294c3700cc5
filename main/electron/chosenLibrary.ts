import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Chosen = z.strictObject({ library: z.string().min(1) });

/** The library that was opened from the menu last. `S2MGEN_LIBRARY` wins over it; without either it is the usual one. */
export function chosenLibrary(config: string): string | undefined {
  if (process.env.S2MGEN_LIBRARY) return process.env.S2MGEN_LIBRARY;
  try {
    return Chosen.parse(JSON.parse(readFileSync(join(config, 'library.json'), 'utf8'))).library;
  } catch {
    return undefined;
  }
}

/** From now on, in this process too. */
export async function chooseLibrary(config: string, library: string): Promise<void> {
  delete process.env.S2MGEN_LIBRARY;
  await mkdir(config, { recursive: true });
  await writeFile(join(config, 'library.json'), JSON.stringify({ library }));
}
