// Plain JavaScript: set-up runs it on whatever Node there is, before anything is installed.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL = 200;
const HEARTBEAT = 5_000;
const SILENCE = 60_000;
const GUARD_AGE = 10_000;
const OWNER = 'owner.json';

/**
 * The lock is a folder with its owner's process id inside. It is renamed into place, so it is never without its owner, and
 * renaming onto a folder that has content fails: only one of many can succeed.
 * @see lock.d.mts
 */
export async function withLock(path, work, options = {}) {
  const token = await acquire(path, options);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(join(path, OWNER), now, now).catch(() => undefined);
  }, HEARTBEAT);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await removeOwnedBy(path, token);
  }
}

async function acquire(path, { onWait, signal, silence = SILENCE }) {
  await mkdir(dirname(path), { recursive: true });
  let seen = { token: '', beat: 0, since: 0 };
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    const token = await tryTake(path);
    if (token) {
      await clearClaims(path);
      return token;
    }
    const owner = await readOwner(path);
    if (!owner) continue; // released just now
    if (owner.token !== seen.token || owner.beat !== seen.beat) seen = { ...owner, since: performance.now() };
    // An owner on another machine, or whose process id was given to somebody else, is judged by its heartbeat, and by this
    // process's own waiting: after a laptop's sleep a time stamp says nothing.
    if (isDead(owner) || performance.now() - seen.since > silence) {
      await takeOver(path, owner.token);
      continue;
    }
    if (!told) onWait?.(owner.pid);
    told = true;
    await pause(POLL, undefined, signal ? { signal } : {});
  }
}

async function tryTake(path) {
  const token = randomUUID();
  const claim = `${path}.claim-${process.pid}-${token.slice(0, 8)}`;
  await mkdir(claim);
  await writeFile(join(claim, OWNER), JSON.stringify({ pid: process.pid, host: hostname(), token }));
  try {
    await rename(claim, path);
    return token;
  } catch (error) {
    await rm(claim, { recursive: true, force: true });
    // Windows says EPERM where others say ENOTEMPTY. ENOENT: somebody tidied the claim away.
    if (['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'ENOENT'].includes(error.code)) return null;
    throw error;
  }
}

async function readOwner(path) {
  const file = join(path, OWNER);
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { ...JSON.parse(text), beat: mtimeMs };
  } catch (error) {
    if (error.code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
    return (await isThere(path)) ? { pid: 0, host: '', token: '', beat: 0 } : null;
  }
}

function isDead({ pid, host }) {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** A guard folder keeps two that judged the same owner dead from removing each other's new lock. */
async function takeOver(path, token) {
  const guard = `${path}.takeover`;
  try {
    await mkdir(guard);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const { mtimeMs } = await stat(guard).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > GUARD_AGE) await rmdir(guard).catch(() => undefined);
    await pause(POLL);
    return;
  }
  try {
    await removeOwnedBy(path, token);
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}

async function removeOwnedBy(path, token) {
  const owner = await readOwner(path);
  if (!owner || owner.token !== token) return;
  const aside = `${path}.claim-${process.pid}-${randomUUID().slice(0, 8)}`;
  await rename(path, aside);
  await rm(aside, { recursive: true, force: true });
}

/** Claims of processes that were killed between making and renaming them. */
async function clearClaims(path) {
  const prefix = `${basename(path)}.claim-`;
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (pid !== process.pid && isDead({ pid, host: hostname() })) await rm(join(dirname(path), name), { recursive: true, force: true });
  }
}

async function isThere(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
