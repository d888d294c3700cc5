import { dirname } from 'node:path';
import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { StudioError } from '../../shared/contract/errors.ts';
import type { RunEntry } from '../../shared/contract/runs.ts';
import { RECIPES } from '../../shared/domain/training/recipe.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { JobQueue } from '../jobs/index.ts';
import { exportRunLog, parameterCountOf } from '../trainer/index.ts';
import { refuseWhileUsed } from './datasetUses.ts';
import { exportModel } from './exportModel.ts';
import { freeFolder } from './folderNames.ts';
import { existingDataset } from './frames.ts';
import type { LiveRuns } from './liveRuns.ts';
import { cardOf } from './modelCard.ts';
import type { EvaluateRequest, TrainRequest } from './requests.ts';
import { runNews } from './runNews.ts';
import { SavedRecipes } from './savedRecipes.ts';
import { Trash } from './trash.ts';

export function runHandlers(catalogue: Catalogue, queue: JobQueue, live: LiveRuns): Handlers<Api>['runs'] {
  const { runs, metrics, datasets, evaluations, library } = catalogue;
  const recipes = new SavedRecipes(library.recipes);
  /** Its name, when it can be read. */
  const readable = (dataset: string): string => {
    const entry = existingDataset(catalogue, dataset);
    refuseWhileUsed(catalogue, queue, entry, 'read');
    return entry.name;
  };
  const runOf = (id: string): RunEntry => {
    const entry = runs.get(id);
    if (entry === null) throw new StudioError('not-found', 'This run is not in the library any more.');
    return entry;
  };
  return {
    list: () => runs.list(),
    recipes: async () => [...Object.values(RECIPES), ...(await recipes.list())],
    async saveRecipe({ recipe }) {
      await recipes.save(recipe);
      return null;
    },
    async removeRecipe({ name }) {
      await recipes.remove(name);
      return null;
    },
    measure: (recipe) => ({ parameters: parameterCountOf(recipe) }),
    train({ initial, ...asked }) {
      const { name, datasets: sets, target } = asked;
      for (const { dataset } of [...sets, ...target]) readable(dataset);
      const start = initial === null ? null : runOf(initial).path;
      const request: TrainRequest = { ...asked, initial: start, out: freeFolder(library.runs, name) };
      return queue.add('train', `Train ${name}`, request);
    },
    evaluate({ run, dataset, size }) {
      const model = run === null ? 'colour rule' : (runs.get(run)?.name ?? 'model');
      const request: EvaluateRequest = { run, dataset, size };
      return queue.add('evaluate', `Score ${model} on ${readable(dataset)}`, request);
    },
    baselines: () => evaluations.of(null).filter(({ model }) => model === 'colour-rule'),
    watch: ({ id }, signal) => runNews(id, { metrics, live }, signal),
    async export({ id, format, dir }) {
      const { name, createdAt } = runOf(id);
      return [await exportRunLog({ description: { name, createdAt }, epochs: metrics.of(id) }, format, dir)];
    },
    card: ({ id }) => cardOf(runOf(id), runs.list(), datasets),
    async exportModel({ id, dir }) {
      const run = runOf(id);
      return exportModel(run, cardOf(run, runs.list(), datasets), dir);
    },
    async remove({ id }) {
      if (queue.list().some((job) => job.target === id && (job.state === 'running' || job.state === 'queued'))) {
        throw new StudioError('conflict', 'A job is working on this run.', { next: 'Cancel it first.' });
      }
      const { name, path } = runOf(id);
      // A run that lies elsewhere is only forgotten.
      const files = dirname(path) === library.runs ? [path] : [];
      const undo = await new Trash(library.dir).put({ kind: 'run', id, name, folder: path }, files);
      await runs.remove(id);
      return { undo };
    },
  };
}
