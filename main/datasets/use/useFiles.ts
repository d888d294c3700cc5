import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { isAlive, isCertain, Owner, thisProcess } from '../../files/index.ts';
import { type DatasetUse, refuseUse, UseKind } from './datasetUse.ts';

const UseFile = z.strictObject({ owner: Owner, kind: UseKind, title: z.string(), job: z.string().nullable() });

/** Where the uses of a dataset are written down: one small file each. */
export interface UsePlace {
  /** Of the dataset, for messages. */
  readonly name: string;
  readonly folder: string;
}

export interface HeldUse {
  release(): void;
}

/** Milliseconds between two signs of life, and after which a use is forgotten whose process cannot be told for certain. */
const BEAT = 60_000;
const SILENCE = 10 * BEAT;

const ATTEMPTS = 8;
/** What a system says of a disk or folder that this user cannot write to. */
const READ_ONLY: ReadonlySet<unknown> = new Set(['EROFS', 'EACCES', 'EPERM']);

const held = new Map<string, NodeJS.Timeout>();
process.once('exit', () => {
  for (const file of held.keys()) rmSync(file, { force: true });
});

/**
 * Writes down that this process uses a dataset, so that others do not change it meanwhile. Where reading is all that the disk
 * allows, nothing is written: nobody changes anything there. A job is not in its own way.
 * @throws StudioError `conflict` that names who uses it, when the two do not go together; `disk`.
 */
export function takeUse(place: UsePlace, use: Pick<DatasetUse, 'kind' | 'title' | 'job'>): HeldUse {
  const file = join(place.folder, `${randomUUID()}.json`);
  try {
    writeUse(file, place.folder, { owner: thisProcess(), ...use });
  } catch (cause) {
    if (use.kind === 'read' && READ_ONLY.has(codeOf(cause))) return { release: () => undefined };
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('disk', `${place.folder} cannot be written: ${why}`, { next: 'Choose a folder that you may write to.', cause });
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The disk is away, and the dataset with it.
    }
  }, BEAT);
  beat.unref();
  held.set(file, beat);
  const release = () => {
    clearInterval(held.get(file));
    if (held.delete(file)) remove(file, place.folder);
  };
  // Written first and looked around then: of two that begin at once, at least one sees the other.
  try {
    const others = usesIn(place, file).filter(({ job }) => job === null || job !== use.job);
    refuseUse(place.name, use.kind, others);
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

/** Who uses a dataset now, in whatever process. What a dead process left is cleared away. */
export function usesIn({ folder }: UsePlace, except: string | null = null): DatasetUse[] {
  return namesIn(folder).flatMap((name): DatasetUse[] => {
    const file = join(folder, name);
    if (file === except) return [];
    const found = read(file);
    if (found === null) return [];
    const { owner, ...use } = found;
    if (isAlive(owner) && (isCertain(owner) || ageOf(file) < SILENCE)) return [{ ...use, owner, state: 'running' }];
    remove(file, folder);
    return [];
  });
}

/** As a whole: nobody reads half of it. */
function writeUse(file: string, folder: string, use: z.infer<typeof UseFile>): void {
  for (let attempt = 0; ; attempt++) {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(UseFile.parse(use)));
      renameSync(`${file}.new`, file);
      return;
    } catch (error) {
      // Who used the dataset last took the folder away in between.
      if (codeOf(error) !== 'ENOENT' || attempt === ATTEMPTS) throw error;
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

/** Null for a file that went this moment. */
function read(file: string): z.infer<typeof UseFile> | null {
  try {
    return UseFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function ageOf(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

/** With the folder, when nobody else is in it. */
function remove(file: string, folder: string): void {
  try {
    rmSync(file, { force: true });
    rmdirSync(folder);
  } catch {
    // Others use the dataset, or the disk can only be read.
  }
}
