import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import { isAlive, isHere, Owner, thisProcess } from './owner.ts';

export interface LockFile {
  release(): void;
}

const held = new Set<string>();
process.once('exit', () => {
  for (const path of held) rmSync(path, { force: true });
});

/**
 * Takes a lock file at once or not at all. The lock of a dead process is taken over.
 * @param what names the locked thing in the message: "The dataset folder /data/a".
 * @throws StudioError `conflict` that names the process that holds it; `disk` where no file can be written.
 */
export function takeLockFile(path: string, what: string): LockFile {
  const mine = thisProcess();
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
  for (let attempt = 0; attempt < 4; attempt++) {
    if (create(path, mine)) {
      held.add(path);
      return {
        release() {
          if (held.delete(path)) rmSync(path, { force: true });
        },
      };
    }
    const holder = read(path);
    if (holder !== null && isAlive(holder)) throw inUse(path, what, holder);
    // Without a name in it, it was made this moment (give its owner time to write) or its owner died over it.
    if (holder === null && attempt === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    else clear(path, holder);
  }
  throw inUse(path, what, read(path));
}

/** The process that holds the lock now, null when there is none or it is dead. */
export function lockHolder(path: string): number | null {
  const holder = read(path);
  return holder !== null && isAlive(holder) ? holder.pid : null;
}

function create(path: string, holder: Owner): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw cannotWrite(path, error);
  }
}

/** Null when there is no lock or its writer died before it had written its name. */
function read(path: string): Owner | null {
  try {
    return Owner.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Moved aside first and looked at again, so that a lock taken by another process meanwhile is put back, not lost. */
function clear(path: string, dead: Owner | null): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Released, or cleared by another process.
  }
  const moved = read(aside);
  if (moved !== null && moved.pid !== dead?.pid && isAlive(moved)) create(path, moved);
  rmSync(aside, { force: true });
}

function inUse(path: string, what: string, holder: Owner | null): StudioError {
  const who = holder === null ? 'another process' : `process ${holder.pid}${isHere(holder) ? '' : ` on ${holder.host}`}`;
  const next =
    holder === null || isHere(holder)
      ? 'Close that studio or command, or wait until it has finished.'
      : `Close the studio there. If it no longer runs, delete ${path}.`;
  return new StudioError('conflict', `${what} is in use by ${who}.`, { next });
}

function cannotWrite(path: string, cause: unknown): StudioError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StudioError('disk', `${path} cannot be written: ${why}`, { next: 'Choose a folder that you may write to.', cause });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
