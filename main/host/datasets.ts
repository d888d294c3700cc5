import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import { DATASET_FILE, FRAMES_FILE } from '../../shared/domain/dataset/format.ts';
import { DROPPED_FILE, HASHES_FILE, INTEGRITY_FILE } from '../../shared/domain/dataset/integrity.ts';
import { SPLITS_FOLDER } from '../../shared/domain/dataset/split.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { LINES_FILE, PARTIAL_FOLDER, readDataset } from '../datasets/index.ts';
import type { JobQueue } from '../jobs/index.ts';
import { careFolder } from './careRunners.ts';
import { changing, refuseWhileUsed } from './datasetUses.ts';
import { freeFolder } from './folderNames.ts';
import { existingDataset, frameHandlers } from './frames.ts';
import { forecastRender, type Plan, refuseFullDisk } from './renderForecast.ts';
import type { ImportRequest, RenderRequest } from './requests.ts';
import type { SharedBlender } from './sharedBlender.ts';
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
  LINES_FILE,
  DATASET_FILE,
];

export function datasetHandlers(catalogue: Catalogue, queue: JobQueue, blender: SharedBlender): Handlers<Api>['datasets'] {
  const { datasets, library } = catalogue;
  const existing = (id: string) => existingDataset(catalogue, id);
  const refuseSecondRendering = (id: string, name: string) => {
    const first = queue.unfinished().find(({ job: { kind, target } }) => kind === 'render' && target === id);
    if (first === undefined) return;
    const next = 'Let it finish, or cancel it in the list of jobs.';
    throw new StudioError('conflict', `"${first.job.title}" already adds frames to ${name}.`, { next });
  };
  // Without a Blender there is nothing to forecast; the job says so.
  const refuseIfFull = async (plan: Plan) => {
    const forecast = await forecastRender(catalogue, blender, plan).catch(() => null);
    if (forecast !== null) refuseFullDisk(forecast, plan.frames);
  };
  return {
    list: () => datasets.list(),
    ...frameHandlers(catalogue),
    async render({ preset, name, frames: wanted, manner }) {
      if (manner.evenIfFull !== true) await refuseIfFull({ preset, frames: wanted, dataset: null, manner });
      const request: RenderRequest = {
        preset: { ...preset, frames: wanted },
        name,
        out: freeFolder(library.datasets, name),
        manner: { workers: manner.workers, device: manner.device },
      };
      return queue.add('render', `Render ${name}`, request);
    },
    async addFrames({ id, frames: more, manner }) {
      const dataset = existing(id);
      const { name, kind, path, frames: there } = dataset;
      if (kind === 'real')
        throw new StudioError('invalid', `${name} holds photographs: the studio did not make them.`, { next: 'Choose a rendered one.' });
      refuseSecondRendering(id, name);
      refuseWhileUsed(catalogue, queue, dataset, 'grow');
      const { description } = await readDataset(path);
      const wanted = description.frames + more;
      if (wanted === there) throw new StudioError('invalid', `${name} is complete.`, { next: 'Ask for at least one frame more.' });
      const preset = { ...description.preset, frames: wanted };
      if (manner.evenIfFull !== true) await refuseIfFull({ preset, frames: wanted - there, dataset, manner });
      const request: RenderRequest = { preset, name, out: path, manner: { workers: manner.workers, device: manner.device } };
      return queue.add('render', more === 0 ? `Complete ${name}` : `Add ${more} frames to ${name}`, request, id);
    },
    forecastRender: ({ dataset, ...plan }) =>
      forecastRender(catalogue, blender, { ...plan, dataset: dataset === null ? null : existing(dataset) }),
    import({ path, name, layout }) {
      const request: ImportRequest = { path, name, layout };
      return queue.add('import', `Import ${name}`, request);
    },
    async remove({ id, deleteFiles }) {
      const dataset = existing(id);
      const { name, kind, path } = dataset;
      if (deleteFiles && kind === 'real') {
        throw new StudioError('invalid', `The files of ${name} were not made by the studio, which does not delete them.`, {
          next: 'Remove it from the library only.',
        });
      }
      return changing(catalogue, queue, dataset, `Remove ${name}`, async () => {
        // Splits and reports of photographs lie in the library, and mean nothing without them. Tags wait for a rendered dataset that stays.
        const kept = [
          ...datasets.libraryFilesOf(id, { tags: deleteFiles || !existsSync(join(path, DATASET_FILE)) }),
          ...(kind === 'real' ? [careFolder(catalogue, dataset)] : []),
        ];
        const own = deleteFiles ? OWN_FILES.map((file) => join(path, file)) : [];
        const isInLibrary = !isAbsolute(library.toStored(path));
        const folder = kind === 'synthetic' ? path : null;
        const undo = await new Trash(library.dir).put({ kind: 'dataset', id, name, folder }, isInLibrary ? [...own, ...kept] : kept);
        if (!isInLibrary) for (const file of own) await rm(file, { recursive: true, force: true });
        await datasets.remove(id);
        // Elsewhere, perhaps on another disk, files that are deleted are gone.
        return { undo: deleteFiles && !isInLibrary ? null : undo };
      });
    },
  };
}
