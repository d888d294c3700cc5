import { basename, resolve } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import { placeUserPack, type UserPack } from '../assets/index.ts';
import { type Converted, convertUserPack } from '../blender/index.ts';
import type { BlenderSupply } from './blenderSupply.ts';

export interface AddUserPackRequest {
  readonly source: string;
  /** Made of the file's name when left out. */
  readonly name?: string | undefined;
  readonly allowCredits: boolean;
  readonly poses: number | readonly number[];
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
/** They would be taken for other things: `user/…` is a picture of the user's own, the others are kinds of the built-in pack. */
const TAKEN = ['user', 'builtin', 'clothes', 'hair', 'hats', 'shoes', 'skins', 'poses', 'eyes', 'targets', 'photographs', 'environments'];

/**
 * Adds MakeHuman's files to a library as an asset pack.
 * @throws StudioError `invalid` for a bad name, `conflict` when there is one of that name, `data` when nothing can be used.
 */
export async function addUserPack(
  library: string,
  { source, name: given, allowCredits, poses }: AddUserPackRequest,
  { installation, pack }: Pick<BlenderSupply, 'installation' | 'pack'>,
  signal?: AbortSignal,
): Promise<{ readonly pack: UserPack; readonly converted: Converted }> {
  const name = given ?? nameOf(source);
  if (!NAME.test(name) || TAKEN.includes(name)) {
    throw new StudioError('invalid', `An asset pack cannot be named "${name}".`, {
      next: 'Give a --name of lower-case letters, digits, dots, dashes and underscores.',
    });
  }
  let converted: Converted = { added: {}, skipped: {} };
  const added = await placeUserPack(library, name, async (out) => {
    converted = await convertUserPack(installation, pack, { source: resolve(source), name, out, allowCredits, poses, signal });
  });
  return { pack: added, converted };
}

function nameOf(source: string): string {
  return basename(resolve(source))
    .replace(/\.(zip|bvh)$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 64);
}
