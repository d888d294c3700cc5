import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';
import {
  DATASET_FORMAT,
  DATASET_VERSION,
  type DatasetDescription,
  FRAMES_FILE,
  FrameRecord,
} from '../../../shared/domain/dataset/format.ts';
import { AppendLog, flush, type LockFile, takeLockFile } from '../../files/index.ts';
import { readDescription, writeDescription } from './description.ts';
import { readManifest } from './manifest.ts';
import type { NewDataset } from './newDataset.ts';
import { filesOf, findMissing } from './presence.ts';
import { continued } from './resume.ts';

/** Where the worker writes frames before they are whole. */
export const PARTIAL_FOLDER = '.partial';
export const LOCK_FILE = '.lock';

export interface DatasetWriter {
  readonly dir: string;
  readonly description: DatasetDescription;
  /** Frames that are whole. */
  readonly done: ReadonlySet<number>;
  /** What was repaired or found amiss when the folder was opened, for people. */
  readonly notices: readonly string[];
  /**
   * Adds a finished frame whose files are in place. When it returns, files and line have reached the disk.
   * @throws StudioError `data` when a file is not there or empty, `conflict` when the frame is there already, `disk`.
   */
  append(record: FrameRecord): Promise<void>;
  /** Gives the folder free. */
  close(): Promise<void>;
}

/**
 * Opens a dataset folder for writing: a new one, or one of the same preset and seed that is continued. An unfinished last
 * line and half-made frames of a killed rendering are cleared. One writer at a time.
 * @throws StudioError `conflict` when another process writes there or the folder holds something else, `data`, `disk`.
 */
export async function openDatasetForWriting(folder: string, asked: NewDataset): Promise<DatasetWriter> {
  const dir = resolve(folder);
  const lock = takeLockFile(join(dir, LOCK_FILE), `The dataset folder ${dir}`);
  try {
    return await openLocked(dir, asked, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(dir: string, asked: NewDataset, lock: LockFile): Promise<DatasetWriter> {
  const there = await readDescription(dir);
  if (there === null) await refuseForeignFiles(dir);
  await rm(join(dir, PARTIAL_FOLDER), { recursive: true, force: true });
  const description = there === null ? begun(asked) : continued(dir, there, asked);
  const { frames, problems } = await readManifest(dir);
  const missing = await findMissing(dir, frames.values());
  const done = new Set([...frames.keys()].filter((frame) => !missing.has(frame)));
  const notices = [...problems, ...otherMakers(there, asked)];
  if (missing.size > 0) notices.push(`Files of ${missing.size} frames are missing; they are rendered again.`);
  if (JSON.stringify(there) !== JSON.stringify(description)) await writeDescription(dir, description);
  const log = await AppendLog.open(join(dir, FRAMES_FILE));
  return {
    dir,
    description,
    done,
    notices,
    async append(value) {
      const record = FrameRecord.parse(value);
      if (done.has(record.frame)) throw new StudioError('conflict', `Frame ${record.frame} of ${dir} is there already.`);
      await checkAndFlush(dir, record);
      await log.append(record);
      done.add(record.frame);
    },
    async close() {
      await log.close();
      lock.release();
    },
  };
}

function begun(asked: NewDataset): DatasetDescription {
  return {
    ...asked,
    format: DATASET_FORMAT,
    version: DATASET_VERSION,
    kind: 'synthetic',
    id: asked.id ?? randomUUID(),
    createdAt: asked.createdAt ?? new Date().toISOString(),
  };
}

async function refuseForeignFiles(dir: string): Promise<void> {
  const names = await readdir(dir);
  const foreign = names.find((name) => !name.startsWith('.'));
  if (foreign === undefined) return;
  throw new StudioError('conflict', `${dir} is not empty (it holds ${foreign}) and is no dataset.`, {
    next: 'Choose a new or empty folder.',
  });
}

/** Pixels are the same only on the same Blender with the same assets: continuing elsewhere is allowed, and said. */
function otherMakers(there: DatasetDescription | null, asked: NewDataset): string[] {
  if (there === null) return [];
  const notices: string[] = [];
  if (there.blender.version !== asked.blender.version) {
    notices.push(`Begun with Blender ${there.blender.version}, continued with ${asked.blender.version}.`);
  }
  for (const asset of asked.assets) {
    const before = there.assets.find(({ name }) => name === asset.name);
    if (before && before.sha256 !== asset.sha256)
      notices.push(`Begun with ${asset.name} ${before.version}, continued with ${asset.version}.`);
  }
  return notices;
}

/** The line must not reach the disk before the files: after a power cut a listed frame has to be whole. */
async function checkAndFlush(dir: string, { frame, files }: FrameRecord): Promise<void> {
  for (const file of filesOf(files)) {
    const path = join(dir, file);
    const size = await stat(path).then(
      (found) => found.size,
      () => -1,
    );
    if (size <= 0)
      throw new StudioError('data', `Frame ${frame}: ${path} is ${size < 0 ? 'missing' : 'empty'}.`, { next: 'Render it again.' });
    await flush(path);
  }
}
