import { join } from 'node:path';
import { USES_FOLDER } from '../../shared/domain/dataset/format.ts';
import { findSynthetic, type HeldUse, takeUse, type UseKind, type UsePlace } from '../datasets/index.ts';
import { datasetNamed, type NamedDataset } from './datasetFolder.ts';
import type { Session } from './session.ts';

type Datasets = readonly (NamedDataset | string)[];

/** Does the work of a command that uses datasets. @throws StudioError see `holdDatasets`. */
export async function using<T>(command: string, kind: UseKind, datasets: Datasets, session: Session, work: () => Promise<T>): Promise<T> {
  const use = await holdDatasets(command, kind, datasets, session);
  try {
    return await work();
  } finally {
    use.release();
  }
}

/**
 * Lets studios and other commands know that a command uses datasets, until it releases them.
 * @param datasets named before, or folders; what no library knows and is no dataset of ours is changed by nobody
 * @throws StudioError `conflict` naming who uses one of them in a way that does not go with this.
 */
export async function holdDatasets(command: string, kind: UseKind, datasets: Datasets, session: Session): Promise<HeldUse> {
  const held: HeldUse[] = [];
  const release = () => {
    for (const use of held) use.release();
  };
  try {
    for (const dataset of datasets) {
      const place = await placeOf(dataset, session);
      if (place !== null) held.push(takeUse(place, { kind, title: `s2mgen ${command}`, job: null }));
    }
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

async function placeOf(dataset: NamedDataset | string, session: Session): Promise<UsePlace | null> {
  // A library that cannot be asked keeps nobody from training; a folder that is not there is refused by who wants to read it.
  const named =
    typeof dataset === 'string' ? await datasetNamed(dataset, session).catch(() => ({ entry: null, path: dataset, uses: null })) : dataset;
  const { entry, path, uses } = named;
  if (uses !== null) return { name: entry?.name ?? path, folder: uses };
  const synthetic = await findSynthetic(path);
  return synthetic === null ? null : { name: synthetic, folder: join(synthetic, USES_FOLDER) };
}
