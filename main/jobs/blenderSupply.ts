import { BUILTIN_ASSETS } from '../../shared/domain/assets/builtin.ts';
import type { AssetIndex } from '../../shared/domain/assets/index.ts';
import {
  type AssetPack,
  type BlenderInstallation,
  type BlenderWorker,
  ensureAssetPack,
  findBlender,
  startWorker,
} from '../blender/index.ts';
import { listUserBackgrounds } from './userBackgrounds.ts';

export interface BlenderChoice {
  readonly cache: string;
  /** The Blender that the user names; undefined leaves it to the studio. */
  readonly configured: string | undefined;
  /** Folder of the user's own wall pictures. */
  readonly backgrounds?: string | undefined;
  readonly threads?: number | undefined;
}

export interface PackOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((value: number, title: string) => void) | undefined;
}

/** A Blender with its assets, ready to start workers. */
export interface BlenderSupply {
  readonly installation: BlenderInstallation;
  readonly pack: AssetPack;
  /** What the sampler may draw from. */
  readonly assets: AssetIndex;
  /** @param log File to which Blender's own messages are appended. */
  start(log?: string): Promise<BlenderWorker>;
}

/** Finds Blender and makes the asset pack where it is not there yet. Throws `blender` with what to do. */
export async function openBlender(choice: BlenderChoice, options: PackOptions = {}): Promise<BlenderSupply> {
  const { cache, configured, backgrounds, threads } = choice;
  const installation = await findBlender({ configured, cache });
  const pack = await ensureAssetPack(installation, { cache, ...options });
  const assets = { ...BUILTIN_ASSETS, userBackgrounds: backgrounds === undefined ? [] : await listUserBackgrounds(backgrounds) };
  return {
    installation,
    pack,
    assets,
    start: (stderrLog) => startWorker(installation, pack, { userBackgrounds: backgrounds, threads, stderrLog }),
  };
}
