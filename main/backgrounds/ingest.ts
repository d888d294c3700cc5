import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { BackgroundProblem } from '../../shared/contract/backgrounds.ts';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import { type CleanOptions, cleanPicture } from './clean.ts';
import type { BackgroundCollection } from './collection.ts';
import { type BackgroundRecord, COLOUR_RULE } from './record.ts';

export interface IngestOptions extends CleanOptions {
  readonly signal?: AbortSignal | undefined;
  /** `done` of `total` files were looked at. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Ingested {
  /** Every picture of the folder that can be used, sorted. */
  readonly ids: readonly string[];
  /** How many of them were new. */
  readonly added: number;
  readonly problems: readonly BackgroundProblem[];
}

/** Two at a time: decoding uses further cores by itself, and large pictures much memory. */
const LANES = 2;
/** Files above it are films or disk images. */
const LIMIT_BYTES = 1e9;
/** What systems leave in folders of pictures. */
const NOT_MEANT = /^(?:\..*|thumbs\.db|desktop\.ini)$/i;

/**
 * Takes the pictures of a folder and of the folders in it into the collection. What cannot be used is listed with its reason;
 * what is there already and has not changed is not read again, so that a run that was stopped goes on where it was.
 * @throws StudioError `not-found` without the folder, `disk` when the collection cannot be written, `cancelled`.
 */
export async function ingestFolder(collection: BackgroundCollection, folder: string, options: IngestOptions = {}): Promise<Ingested> {
  const dir = resolve(folder);
  const paths = await filesOf(dir);
  const known = new Map((await collection.list()).map((record) => [record.source.path, record]));
  const ids = new Set<string>();
  const problems: BackgroundProblem[] = [];
  let added = 0;
  let done = 0;
  const waiting = paths.values();
  const lane = async () => {
    for (const path of waiting) {
      if (options.signal?.aborted)
        throw new StudioError('cancelled', `Cancelled after ${done} of ${paths.length} files; their pictures are kept.`);
      try {
        const taken = await takeIn(collection, path, known.get(path), options);
        ids.add(taken.id);
        if (taken.isNew) added++;
      } catch (error) {
        const failure = asFailure(error);
        if (failure.code === 'disk') throw error;
        problems.push({ source: path, reason: failure.message, next: failure.next ?? 'Leave it out.' });
      }
      options.onProgress?.(++done, paths.length);
    }
  };
  await collection.makeFolder();
  options.onProgress?.(0, paths.length);
  // All lanes come to rest before an error is told: what is on the disk then stays as it is.
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  problems.sort((a, b) => a.source.localeCompare(b.source));
  const elsewhere = (await collection.problems()).filter(({ source }) => !source.startsWith(dir + sep));
  await collection.setProblems([...elsewhere, ...problems]);
  return { ids: [...ids].sort(), added, problems };
}

async function filesOf(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('not-found', `The folder of photographs cannot be read: ${why}`, { next: 'Choose another folder.', cause });
  });
  return entries
    .filter((entry) => entry.isFile() && !NOT_MEANT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function takeIn(
  collection: BackgroundCollection,
  path: string,
  known: BackgroundRecord | undefined,
  options: CleanOptions,
): Promise<{ id: string; isNew: boolean }> {
  const { size, mtimeMs } = await stat(path).catch(unreadable);
  const source = { path, bytes: size, modified: Math.trunc(mtimeMs) };
  if (known?.source.bytes === size && known.source.modified === source.modified) return { id: known.id, isNew: false };
  if (size > LIMIT_BYTES) {
    throw new StudioError('data', `The file has ${(size / 1e9).toFixed(1)} GB.`, { next: 'Use a photograph; leave films out.' });
  }
  const bytes = await readFile(path).catch(unreadable);
  const id = createHash('sha256').update(bytes).digest('hex');
  if ((await collection.get(id)) !== null) return { id, isNew: false };
  const { bytes: picture, width, height, skinShare } = await cleanPicture(bytes, options);
  const skin = { method: COLOUR_RULE, share: skinShare };
  await write(() => collection.put({ format: 's2mgen.background', version: 1, id, source, width, height, skin, verdict: 'open' }, picture));
  return { id, isNew: true };
}

function unreadable(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new StudioError('data', `The file cannot be read: ${why}`, { next: 'Check its permissions and its disk.', cause });
}

async function write(put: () => Promise<void>): Promise<void> {
  try {
    await put();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('disk', `The collection of photographs cannot be written: ${why}`, {
      next: 'Free some space, then add the folder again.',
      cause,
    });
  }
}
