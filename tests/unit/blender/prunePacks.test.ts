import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pruneBuiltPacks } from '../../../main/blender/prunePacks.ts';

const DAY = 24 * 60 * 60 * 1000;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-prune-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function pack(name: string, days: number): Promise<void> {
  await mkdir(join(folder, name));
  const file = join(folder, name, 'pack.json');
  await writeFile(file, '{}');
  const made = new Date(Date.now() - days * DAY);
  await utimes(file, made, made);
}

it('keeps the pack in use, the newest other, what is young, and what is no pack', async () => {
  await pack('used', 40);
  await pack('before', 3);
  await pack('older', 5);
  await pack('oldest', 30);
  await mkdir(join(folder, 'something else'));
  expect(await pruneBuiltPacks(folder, 'used')).toEqual(['older', 'oldest']);
  expect((await readdir(folder)).sort()).toEqual(['before', 'something else', 'used']);
});

it('leaves packs of today alone, however many there are', async () => {
  for (const name of ['a', 'b', 'c', 'd']) await pack(name, 0.2);
  expect(await pruneBuiltPacks(folder, 'a')).toEqual([]);
});
