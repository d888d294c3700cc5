import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import type { AssetIndex } from '../../shared/domain/assets/index.ts';
import type { Preset } from '../../shared/domain/preset/schema.ts';
import { assetId, BackgroundCollection, isSuspected } from '../backgrounds/index.ts';
import { type AddOptions, addBackgrounds } from './addBackgrounds.ts';

/** The user's photographs as a worker and the sampler see them. */
export interface UserBackgrounds {
  /** Folder of clean pictures. */
  readonly folder: string;
  /** Asset ids, sorted by the hash of their files' content: the same pictures give the same draws on every machine. */
  readonly assets: readonly string[];
}

/** A folder of photographs taken in for one rendering, without a review. */
export interface FolderBackgrounds extends UserBackgrounds {
  /** What may be wrong with it, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Every picture of a folder that can be used, made clean in the cache. Those that may show people are used too, and counted:
 * nobody has looked at them.
 * @throws StudioError `not-found` without the folder, `data` when none of its pictures can be used.
 */
export async function backgroundsOfFolder(folder: string, cache: string, options: AddOptions = {}): Promise<FolderBackgrounds> {
  const key = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
  const collection = new BackgroundCollection(join(cache, 'backgrounds', key));
  const { ids, problems } = await addBackgrounds(collection, folder, options);
  if (ids.length === 0) {
    const details = problems.map(({ source, reason }) => ({ path: source, rule: reason }));
    throw new StudioError('data', `No picture of ${folder} can be used for walls.`, {
      next: problems[0]?.next ?? 'Choose a folder of photographs.',
      details,
    });
  }
  const used = new Set(ids);
  const suspected = (await collection.list()).filter((record) => used.has(record.id) && isSuspected(record));
  const notices = problems.map(({ source, reason }) => `${source} is left out: ${reason}`);
  if (suspected.length > 0) {
    const few = suspected.slice(0, 3).map(({ source }) => source.path);
    notices.push(
      `${suspected.length} of ${ids.length} photographs may show people, whose skin would be labelled as background: ${few.join(', ')}${suspected.length > few.length ? ' …' : ''}. Review them with \`s2mgen backgrounds\`, and render with \`--backgrounds reviewed\`.`,
    );
  }
  return { folder: collection.pictures, assets: ids.map(assetId), notices };
}

/** The accepted photographs of a library's collection. */
export async function reviewedBackgrounds(collection: BackgroundCollection): Promise<UserBackgrounds> {
  await collection.makeFolder();
  return { folder: collection.pictures, assets: await collection.accepted() };
}

/**
 * Refuses a preset that hangs the user's photographs alone on walls where there are none.
 * @throws StudioError `invalid` with what to do.
 */
export function checkUserFolder(
  { name, room }: Pick<Preset, 'name' | 'room'>,
  { userBackgrounds }: Pick<AssetIndex, 'userBackgrounds'>,
): void {
  const { photographs, patterns, userFolder } = room.backgrounds;
  if (userBackgrounds.length > 0 || room.pBackground === 0 || photographs + patterns > 0 || userFolder === 0) return;
  throw new StudioError('invalid', `The preset ${name} takes its wall pictures from your own photographs alone, and there are none.`, {
    next: 'Add a folder under Photos and accept its pictures (in commands: --backgrounds DIR), or give "photographs" or "patterns" a weight.',
    details: [{ path: 'room.backgrounds.userFolder', rule: 'needs accepted photographs' }],
  });
}

/** What a dataset's description says of the photographs: how many, and a hash over their ids. */
export function recordOf(assets: readonly string[]): { name: string; version: string; sha256: string }[] {
  if (assets.length === 0) return [];
  const sha256 = createHash('sha256').update(assets.join('\n')).digest('hex');
  return [{ name: 'user photographs', version: `${assets.length} pictures`, sha256 }];
}
