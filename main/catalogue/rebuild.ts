import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asFailure } from '../../shared/contract/errors.ts';
import { DATASET_FILE } from '../../shared/domain/dataset/format.ts';
import { Evaluation } from '../../shared/domain/scores/score.ts';
import { takeLockFile } from '../files/index.ts';
import { Library } from './folders/library.ts';
import { readRegistrations } from './folders/registration.ts';
import { readLines } from './folders/runFolder.ts';
import { migrate } from './migrate.ts';
import { type Catalogue, connect } from './open.ts';
import { Jobs } from './repositories/jobs.ts';
import { Sql } from './sql.ts';

export interface RebuildReport {
  readonly datasets: number;
  readonly frames: number;
  readonly runs: number;
  readonly jobs: number;
  /** What could not be taken up, and why. */
  readonly problems: readonly string[];
  /** Where the file that was replaced lies now, null when there was none. */
  readonly replaced: string | null;
}

/**
 * Makes a library's catalogue anew from its folders and registrations; the old file is put aside. The list of jobs is the
 * one thing that is nowhere else: it is taken over when the old file can still be read.
 * @throws StudioError `conflict` while a studio has the library open.
 */
export async function rebuildCatalogue(dir: string): Promise<RebuildReport> {
  const library = new Library(dir);
  const lock = takeLockFile(library.lock, `The library ${library.dir}`);
  try {
    const fresh = `${library.database}.new`;
    await removeDatabase(fresh);
    const catalogue = connect(library, fresh, 'studio', null);
    const problems: string[] = [];
    let jobs = 0;
    try {
      await takeUpFolders(catalogue, problems);
      await takeUpRegistrations(catalogue, problems);
      catalogue.evaluations.replace(null, await readLines(library.evaluations, Evaluation));
      jobs = takeUpJobs(catalogue, library.database, problems);
      const datasets = catalogue.datasets.list();
      const frames = datasets.reduce((sum, dataset) => sum + dataset.frames, 0);
      const runs = catalogue.runs.list().length;
      catalogue.close();
      const replaced = await putAside(library.database);
      await rename(fresh, library.database);
      return { datasets: datasets.length, frames, runs, jobs, problems, replaced };
    } catch (error) {
      catalogue.close();
      throw error;
    }
  } finally {
    lock.release();
  }
}

async function takeUpFolders({ library, datasets, runs }: Catalogue, problems: string[]): Promise<void> {
  for (const dir of await foldersIn(library.datasets, DATASET_FILE)) await attempt(dir, problems, () => datasets.putFolder(dir));
  for (const dir of await foldersIn(library.runs, 'run.json')) await attempt(dir, problems, () => runs.putFolder(dir));
}

async function takeUpRegistrations({ library, datasets, runs }: Catalogue, problems: string[]): Promise<void> {
  const registered = await readRegistrations(library);
  problems.push(...registered.problems);
  for (const registration of registered.found) {
    const path = library.fromStored(registration.path);
    await attempt(path, problems, async () => {
      if (registration.kind === 'real') datasets.putRegistered(registration);
      else if (registration.kind === 'synthetic') await datasets.putFolder(path);
      else await runs.putFolder(path);
    });
  }
}

function takeUpJobs({ jobs }: Catalogue, file: string, problems: string[]): number {
  if (!existsSync(file)) return 0;
  try {
    const old = new Sql(file);
    try {
      // The file may be of an older studio; it is put aside afterwards.
      migrate(old.db);
      const found = new Jobs(old).list();
      for (const job of found) jobs.save(job);
      jobs.interruptRunning();
      return found.length;
    } finally {
      old.close();
    }
  } catch (error) {
    problems.push(`The list of jobs is lost: ${asFailure(error).message}`);
    return 0;
  }
}

async function foldersIn(dir: string, marker: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => []);
  return names
    .sort()
    .map((name) => join(dir, name))
    .filter((folder) => existsSync(join(folder, marker)));
}

async function attempt(path: string, problems: string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    problems.push(`${path} is left out: ${asFailure(error).message}`);
  }
}

const PARTS = ['', '-wal', '-shm'];

async function removeDatabase(file: string): Promise<void> {
  for (const part of PARTS) await rm(`${file}${part}`, { force: true });
}

async function putAside(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  const aside = `${file}.replaced`;
  await removeDatabase(aside);
  for (const part of PARTS) if (existsSync(`${file}${part}`)) await rename(`${file}${part}`, `${aside}${part}`);
  return aside;
}
