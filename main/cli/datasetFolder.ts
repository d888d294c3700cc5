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
  const entry = hasLibrary
    ? await withCatalogue(library, ({ datasets }) =>
        isFolder ? datasets.at(path) : (datasets.list().find(({ id, name }) => id === text || name === text) ?? null),
      )
    : null;
  if (entry === null && !isFolder) {
    throw new StudioError('not-found', `There is no folder ${path}, and the library has no dataset "${text}".`, {
      next: 'Check the name.',
    });
  }
  const isReal = entry?.kind === 'real';
  return { path: entry?.path ?? path, entry, care: isReal ? join(library, 'care', entry.id.replace(/[^\w.-]/g, '_')) : path };
}
