import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { type LockFile, lockHolder, takeLockFile } from '../files/index.ts';
import { ViewStore } from './columns/viewStore.ts';
import { Library } from './folders/library.ts';
import { migrate, versionOf } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { Browse } from './repositories/browse.ts';
import { Datasets } from './repositories/datasets.ts';
import { Evaluations } from './repositories/evaluations.ts';
import { Frames } from './repositories/frames.ts';
import { Jobs } from './repositories/jobs.ts';
import { Metrics } from './repositories/metrics.ts';
import { Models } from './repositories/models.ts';
import { Presets } from './repositories/presets.ts';
import { Runs } from './repositories/runs.ts';
import { SavedFilters } from './repositories/savedFilters.ts';
import { Sql } from './sql.ts';

/**
 * `studio` is the one process that shows the library and runs its jobs: it holds the lock, and what an earlier studio left
 * running becomes interrupted. `shared` is for single commands, beside a studio or without: it takes no lock and touches no
 * jobs; SQLite keeps the writers apart.
 */
export type Role = 'studio' | 'shared';

export interface Catalogue {
  readonly library: Library;
  readonly datasets: Datasets;
  readonly frames: Frames;
  readonly browse: Browse;
  readonly filters: SavedFilters;
  readonly runs: Runs;
  readonly metrics: Metrics;
  readonly models: Models;
  readonly evaluations: Evaluations;
  readonly jobs: Jobs;
  readonly presets: Presets;
  close(): void;
}

/**
 * Opens a library's catalogue, making folder and file when there are none.
 * @throws StudioError `conflict` when another studio has the library open; `data` when the file is damaged or of a later
 * version; `disk` when the folder cannot be written to.
 */
export function openCatalogue(dir: string, role: Role): Catalogue {
  const library = new Library(dir);
  for (const folder of [library.datasets, library.runs, library.presets, library.registrations]) makeFolder(folder);
  const lock = role === 'studio' ? takeLockFile(library.lock, `The library ${library.dir}`) : null;
  try {
    const catalogue = connect(library, library.database, role, lock);
    if (role === 'studio') catalogue.jobs.interruptRunning();
    return catalogue;
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** The repositories over one database file. */
export function connect(library: Library, file: string, role: Role, lock: LockFile | null): Catalogue {
  const sql = new Sql(file);
  try {
    sql.guarded(() => {
      if (role === 'studio') refuseDamaged(sql, file);
      else refuseToPullAway(sql, library);
      migrate(sql.db);
    });
  } catch (error) {
    sql.close();
    throw error;
  }
  const views = new ViewStore(sql, library);
  const frames = new Frames(sql, library, views);
  const datasets = new Datasets(sql, library, frames);
  const metrics = new Metrics(sql);
  const models = new Models(sql, library);
  const evaluations = new Evaluations(sql, library);
  return {
    library,
    datasets,
    frames,
    browse: new Browse(library, datasets, frames, views),
    filters: new SavedFilters(library),
    runs: new Runs(sql, library, { metrics, models, evaluations }),
    metrics,
    models,
    evaluations,
    jobs: new Jobs(sql),
    presets: new Presets(library),
    close() {
      sql.close();
      lock?.release();
    },
  };
}

/** Damage shows at once and not in the middle of something. */
function refuseDamaged(sql: Sql, file: string): void {
  const found = sql.all(z.object({ quick_check: z.string() }), 'PRAGMA quick_check(1)')[0]?.quick_check;
  if (found === 'ok') return;
  throw new StudioError('data', `The catalogue ${file} is damaged: ${found}.`, {
    next: 'Run `s2mgen catalogue rebuild`: it is made anew from the datasets and runs on the disk, which are not touched.',
  });
}

/** A command of a newer version must not change the layout under a studio of an older one. */
function refuseToPullAway(sql: Sql, { lock, dir }: Library): void {
  const version = versionOf(sql.db);
  const newest = MIGRATIONS.at(-1)?.version ?? 0;
  if (version === 0 || version >= newest) return;
  const holder = lockHolder(lock);
  if (holder === null) return;
  throw new StudioError('conflict', `The library ${dir} is open in an older studio (process ${holder}).`, {
    next: 'Close that studio first.',
  });
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('disk', `The folder ${dir} cannot be made: ${why}`, { next: 'Choose another library folder.', cause });
  }
}
