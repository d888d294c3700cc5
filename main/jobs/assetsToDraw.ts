import { BUILTIN_ASSETS } from '../../shared/domain/assets/builtin.ts';
import type { AssetIndex } from '../../shared/domain/assets/index.ts';
import { withUserPacks } from '../../shared/domain/assets/userPack.ts';
import { listUserPacks, type UserPack } from '../assets/index.ts';
import type { UserBackgrounds } from './userBackgrounds.ts';

export interface AssetsToDraw {
  /** What the sampler may draw from. */
  readonly assets: AssetIndex;
  /** The user's packs, which the worker needs beside the built-in one. */
  readonly packs: readonly UserPack[];
}

/**
 * The built-in assets, the packs of a library, and the user's own photographs.
 * @throws StudioError `data` naming a pack that cannot be read.
 */
export async function assetsToDraw(library: string | undefined, backgrounds: UserBackgrounds | undefined): Promise<AssetsToDraw> {
  const packs = library === undefined ? [] : await listUserPacks(library);
  const userBackgrounds = backgrounds?.assets ?? [];
  const assets = withUserPacks(
    { ...BUILTIN_ASSETS, userBackgrounds },
    packs.map(({ index }) => index),
  );
  return { assets, packs };
}
