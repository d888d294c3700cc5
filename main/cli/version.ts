import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const PackageFile = z.looseObject({ name: z.literal('s2mgen-studio'), version: z.string() });

/** This studio's version, of the nearest package.json above that is its own. */
export function version(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    try {
      return PackageFile.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version;
    } catch {
      if (folder === dirname(folder)) return 'unknown';
    }
  }
}
