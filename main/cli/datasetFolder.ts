import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DatasetEntry } from '../../shared/contract/datasets.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { libraryFolder } from '../places.ts';
import { withCatalogue } from './library.ts';
import type { Session } from './session.ts';

/** A dataset named on the command line. */
export interface NamedDataset {
  readonly path: string;
  /** Its entry in the library; null where it is a folder that the library does not know. */
  readonly entry: DatasetEntry | null;
  /** Where its report, hashes and splits lie. */
  readonly care: string;
  /** Where it is written down who uses it; null where no library knows it. */
  readonly uses: string | null;
}

/** A dataset by its folder, or by its name or id in the library. @throws StudioError `not-found`. */
export async function datasetNamed(text: string, session: Session): Promise<NamedDataset> {
  const path = resolve(text);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const library = libraryFolder(session.library);
  const hasLibrary = await stat(join(library, 'catalogue.db')).then(
    () => true,
    () => false,
  );
  if (hasLibrary) {
    const known = await withCatalogue(library, ({ datasets, library: home }): NamedDataset | null => {
      const entry = isFolder ? datasets.at(path) : (datasets.list().find(({ id, name }) => id === text || name === text) ?? null);
      return entry === null ? null : { path: entry.path, entry, care: home.careOf(entry), uses: home.usesOf(entry) };
    });
    if (known !== null) return known;
  }
  if (!isFolder) {
    throw new StudioError('not-found', `There is no folder ${path}, and the library has no dataset "${text}".`, {
      next: 'Check the name.',
    });
  }
  return { path, entry: null, care: path, uses: null };
}
