import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { BackgroundCollection } from '../backgrounds/index.ts';
import { openCatalogue } from '../catalogue/index.ts';
import { type Broadcast, devicesAtRest, JobQueue } from '../jobs/index.ts';
import { assetHandler } from '../media/index.ts';
import { withPrecedence } from '../system/turns.ts';
import { assetSources } from './assets.ts';
import { backgroundHandlers } from './backgrounds.ts';
import { careHandlers } from './care.ts';
import { coverageHandlers } from './coverage.ts';
import { datasetHandlers } from './datasets.ts';
import { noted } from './datasetUses.ts';
import { jobHandlers } from './jobs.ts';
import { LiveRendering } from './liveRendering.ts';
import { LiveRuns } from './liveRuns.ts';
import { mistakeHandlers } from './mistakes.ts';
import { PackPictures } from './packPictures.ts';
import type { HostPorts } from './ports.ts';
import { presetHandlers } from './presets.ts';
import { Preview } from './preview.ts';
import { jobRunners } from './runners.ts';
import { runHandlers } from './runs.ts';
import { SharedBlender } from './sharedBlender.ts';
import { systemHandlers } from './system.ts';
import { Trash } from './trash.ts';
import { trashHandlers } from './trashHandlers.ts';
import { Trials } from './trials.ts';
import { tryoutHandlers } from './tryout.ts';

/** The studio without a window: everything the contract promises. */
export interface Host {
  readonly handlers: Handlers<Api>;
  /** Pictures, masks, meshes, and the window's own files. */
  readonly respond: (request: Request) => Promise<Response>;
  /** Each job as it changes. */
  readonly jobChanges: Broadcast<Job>;
  /** Brings jobs to rest (they can be resumed) and gives the library free. */
  close(): Promise<void>;
}

/**
 * Opens a library and binds the services to the contract. Knows no shell.
 * @throws StudioError `conflict` when another studio has the library open; `data` or `disk` when it cannot be used.
 */
export function createHost(ports: HostPorts): Host {
  const catalogue = openCatalogue(ports.library, 'studio');
  const backgrounds = new BackgroundCollection(catalogue.library.backgrounds);
  const blender = new SharedBlender(ports.cache, ports.configuredBlender, backgrounds, ports.library);
  // What cannot be emptied now is emptied at the next start.
  void new Trash(ports.library).empty().catch(() => {});
  const live = new LiveRuns();
  const rendering = new LiveRendering();
  const queue: JobQueue = new JobQueue(
    catalogue.jobs,
    noted(
      catalogue,
      jobRunners({
        catalogue,
        blender,
        backgrounds,
        live,
        rendering,
        spawn: ports.spawn,
        renderAgain: (name, request, dataset) => void queue.add('render', `Render ${name}`, request, dataset),
      }),
    ),
  );
  const preview = new Preview(ports.cache, blender);
  const packPictures = new PackPictures(ports.cache);
  const trials = new Trials(ports.cache, catalogue, ports.spawn);
  const closing = new AbortController();
  return {
    handlers: {
      system: systemHandlers(ports, closing.signal),
      presets: presetHandlers(catalogue, preview, backgrounds, packPictures),
      backgrounds: backgroundHandlers(backgrounds, catalogue, queue),
      datasets: datasetHandlers(catalogue, queue, blender),
      care: careHandlers(catalogue, queue),
      runs: runHandlers(catalogue, queue, live),
      jobs: jobHandlers(queue, rendering),
      coverage: coverageHandlers(catalogue),
      trash: trashHandlers(catalogue),
      tryout: tryoutHandlers(ports.cache, catalogue, queue, trials),
      mistakes: mistakeHandlers(catalogue),
    },
    respond: withPrecedence(assetHandler(assetSources(ports, catalogue, backgrounds, packPictures))),
    jobChanges: queue.changes,
    async close() {
      closing.abort();
      await queue.close();
      trials.close();
      await preview.close();
      await devicesAtRest({ cache: ports.cache });
      catalogue.close();
    },
  };
}
