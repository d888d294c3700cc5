import { backgrounds } from './backgrounds.ts';
import { care } from './care.ts';
import { coverage } from './coverage.ts';
import { datasets } from './datasets.ts';
import { jobs } from './jobs.ts';
import { mistakes } from './mistakes.ts';
import { presets } from './presets.ts';
import { runs } from './runs.ts';
import { system } from './system.ts';
import { trash } from './trash.ts';
import { tryout } from './tryout.ts';

/** Everything a window can ask of the host. Values mean the same in JSON and in structured clone; bytes go by URL. */
export const api = { system, presets, backgrounds, datasets, care, runs, jobs, coverage, trash, tryout, mistakes };
export type Api = typeof api;
