import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { DATASET_FILE, FRAMES_FILE } from '../../shared/domain/dataset/format.ts';
import { DROPPED_FILE, HASHES_FILE, INTEGRITY_FILE } from '../../shared/domain/dataset/integrity.ts';
import { SPLITS_FOLDER } from '../../shared/domain/dataset/split.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { PARTIAL_FOLDER } from '../datasets/index.ts';
import type { JobQueue } from '../jobs/index.ts';
import { careFolder } from './careRunners.ts';
import { freeFolder } from './folderNames.ts';
import { existingDataset, frameHandlers } from './frames.ts';
import type { ImportRequest, RenderRequest } from './requests.ts';
import { Trash } from './trash.ts';

/** What a synthetic dataset consists of: nothing else in its folder is ours to delete. */
const OWN_FILES = [
  FRAMES_FILE,
  'images',
  'masks',
  'parts',
  'instances',
  'coverage',
  'depth',
  'normals',
  SPLITS_FOLDER,
  INTEGRITY_FILE,
  HASHES_FILE,
  DROPPED_FILE,
  PARTIAL_FOLDER,
  DATASET_FILE,
];

export function datasetHandlers(catalogue: Catalogue, queue: JobQueue): Handlers<Api>['datasets'] {
  const { datasets, library } = catalogue;
  const existing = (id: string) => existingDataset(catalogue, id);
  return {
    list: () => datasets.list(),
    ...frameHandlers(catalogue),
    render({ preset, name, frames: wanted }) {
      const request: RenderRequest = { preset: { ...preset, frames: wanted }, name, out: freeFolder(library.datasets, name) };
      return queue.add('render', `Render ${name}`, request);
    },
    import({ path, name, layout }) {
      const request: ImportRequest = { path, name, layout };
      return queue.add('import', `Import ${name}`, request);
    },
    async remove({ id, deleteFiles }) {
      const dataset = existing(id);
      const { name, kind, path } = dataset;
      if (queue.list().some((job) => job.target === id && (job.state === 'running' || job.state === 'queued'))) {
        throw new StudioError('conflict', `A job is working on ${name}.`, { next: 'Cancel it first.' });
      }
      if (deleteFiles && kind === 'real') {
        throw new StudioError('invalid', `The files of ${name} were not made by the studio, which does not delete them.`, {
          next: 'Remove it from the library only.',
        });
      }
      // Splits and reports of photographs lie in the library, and mean nothing without them.
      const kept = [...datasets.libraryFilesOf(id), ...(kind === 'real' ? [careFolder(catalogue, dataset)] : [])];
      const own = deleteFiles ? OWN_FILES.map((file) => join(path, file)) : [];
      const isInLibrary = !relative(library.dir, path).startsWith('..');
      const folder = kind === 'synthetic' ? path : null;
      const undo = await new Trash(library.dir).put({ kind: 'dataset', id, name, folder }, isInLibrary ? [...own, ...kept] : kept);
      if (!isInLibrary) for (const file of own) await rm(file, { recursive: true, force: true });
      await datasets.remove(id);
      // Elsewhere, perhaps on another disk, files that are deleted are gone.
      return { undo: deleteFiles && !isInLibrary ? null : undo };
    },
  };
}
