import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of this name that does not exist yet: "Faces, dark" → `faces-dark`, then `faces-dark-2`. */
export function freeFolder(parent: string, name: string): string {
  const plain =
    name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'untitled';
  for (let number = 1; ; number++) {
    const folder = join(parent, number === 1 ? plain : `${plain}-${number}`);
    if (!existsSync(folder)) return folder;
  }
}
