import { BUILTIN_ASSETS } from '../../shared/domain/assets/builtin.ts';
import type { AssetIndex } from '../../shared/domain/assets/index.ts';
import { withUserPacks } from '../../shared/domain/assets/userPack.ts';
import { listUserPacks, type UserPack } from '../assets/index.ts';
import { listUserBackgrounds } from './userBackgrounds.ts';

export interface AssetsToDraw {
  /** What the sampler may draw from. */
  readonly assets: AssetIndex;
  /** The user's packs, which the worker needs beside the built-in one. */
  readonly packs: readonly UserPack[];
}

/**
 * The built-in assets, the packs of a library, and the pictures of a folder.
 * @throws StudioError `data` naming a pack that cannot be read; `not-found` when the folder is not there.
 */
export async function assetsToDraw(library: string | undefined, backgrounds: string | undefined): Promise<AssetsToDraw> {
  const packs = library === undefined ? [] : await listUserPacks(library);
  const userBackgrounds = backgrounds === undefined ? [] : await listUserBackgrounds(backgrounds);
  const assets = withUserPacks(
    { ...BUILTIN_ASSETS, userBackgrounds },
    packs.map(({ index }) => index),
  );
  return { assets, packs };
}
