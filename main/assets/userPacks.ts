import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { UserPackIndex } from '../../shared/domain/assets/userPack.ts';
import { withLock } from '../cache/lock.mjs';

/** A pack that the user added, in the form that the worker reads. */
export interface UserPack {
  readonly path: string;
  readonly index: UserPackIndex;
}

/** Where a library keeps them, each in a folder by its name. */
function packsFolder(library: string): string {
  return join(library, 'asset-packs');
}

const isPack = (name: string) => !name.startsWith('.') && !name.endsWith('.lock');

/**
 * The packs of a library, by name: the same library gives the same draws on every machine.
 * @throws StudioError `data` naming the pack that cannot be read.
 */
export async function listUserPacks(library: string): Promise<UserPack[]> {
  const folder = packsFolder(library);
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter(isPack)
      .sort()
      .map((name) => readUserPack(join(folder, name))),
  );
}

async function readUserPack(path: string): Promise<UserPack> {
  const name = basename(path);
  const next = `Run "s2mgen assets remove ${name}", and add it again.`;
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(path, 'pack.json'), 'utf8'));
  } catch (cause) {
    throw new StudioError('data', `The asset pack ${name} in ${path} cannot be read: ${String(cause)}`, { next, cause });
  }
  const parsed = UserPackIndex.safeParse(value);
  if (parsed.success && parsed.data.name === name) return { path, index: parsed.data };
  const why = parsed.success ? `it names itself ${parsed.data.name}` : z.prettifyError(parsed.error);
  throw new StudioError('data', `The asset pack ${name} in ${path} cannot be used: ${why}`, { next });
}

/**
 * Adds a pack to a library, as a whole or not at all: `make` writes it into an empty temporary folder beside its place.
 * @throws StudioError `conflict` when there is one of that name.
 */
export async function placeUserPack(library: string, name: string, make: (temporary: string) => Promise<void>): Promise<UserPack> {
  const folder = packsFolder(library);
  await mkdir(folder, { recursive: true });
  const place = join(folder, name);
  await withLock(
    `${place}.lock`,
    async () => {
      const there = await readdir(folder);
      if (there.includes(name)) {
        throw new StudioError('conflict', `There is an asset pack named ${name} already.`, {
          next: `Remove it first ("s2mgen assets remove ${name}"), or give another --name.`,
        });
      }
      for (const left of there.filter((other) => other.startsWith(`.${name}.partial-`))) await rm(join(folder, left), { recursive: true });
      const temporary = join(folder, `.${name}.partial-${process.pid}`);
      await mkdir(temporary);
      try {
        await make(temporary);
        await rename(temporary, place);
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
    },
    {},
  );
  return readUserPack(place);
}

/** Removes a pack. Datasets made with it keep their pictures, but cannot be continued. Throws `not-found`. */
export async function removeUserPack(library: string, name: string): Promise<void> {
  const folder = packsFolder(library);
  const names = (await readdir(folder).catch(() => [])).filter(isPack);
  if (!names.includes(name)) {
    const known = names.length === 0 ? 'There are none.' : `There are ${names.sort().join(', ')}.`;
    throw new StudioError('not-found', `There is no asset pack named ${name}.`, { next: known });
  }
  // First out of sight, so that a removal that is killed leaves no half pack under its name.
  const gone = join(folder, `.${name}.removed-${process.pid}`);
  await rename(join(folder, name), gone);
  await rm(gone, { recursive: true, force: true });
}
