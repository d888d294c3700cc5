import { relative, resolve, sep } from 'node:path';
import { type Catalogue, openCatalogue } from '../catalogue/index.ts';
import { libraryFolder } from '../places.ts';
import type { Session } from './session.ts';

/**
 * Lets a library take up what a command made: the one that was given, or the user's own when the folder lies in it. Without
 * either, no library is touched.
 */
export async function inLibrary(session: Session, folder: string, takeUp: (catalogue: Catalogue) => Promise<unknown>): Promise<void> {
  const own = libraryFolder(session.library);
  if (session.library === undefined && !isInside(folder, own)) return;
  await withCatalogue(own, takeUp);
}

/** Opens a library beside whatever studio may have it open. */
export async function withCatalogue<T>(library: string, use: (catalogue: Catalogue) => T | Promise<T>): Promise<T> {
  const catalogue = openCatalogue(library, 'shared');
  try {
    return await use(catalogue);
  } finally {
    catalogue.close();
  }
}

function isInside(path: string, folder: string): boolean {
  const inside = relative(resolve(folder), resolve(path));
  return inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(folder, inside) === resolve(path);
}
