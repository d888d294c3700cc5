import type { AssetIndex } from '../../shared/domain/assets/index.ts';
import type { UserPack } from '../assets/index.ts';
import {
  type AssetPack,
  type BlenderInstallation,
  type BlenderWorker,
  type DeviceChoice,
  deviceOf,
  ensureAssetPack,
  findBlender,
  startWorker,
} from '../blender/index.ts';
import { assetsToDraw } from './assetsToDraw.ts';
import type { UserBackgrounds } from './userBackgrounds.ts';
import { threadsFor, workersFor } from './workerCount.ts';

export interface BlenderChoice {
  readonly cache: string;
  /** The Blender that the user names; undefined leaves it to the studio. */
  readonly configured: string | undefined;
  /** The user's own wall pictures. */
  readonly backgrounds?: UserBackgrounds | undefined;
  /** Its asset packs are used beside the built-in one. */
  readonly library?: string | undefined;
  /** Render threads of each worker; the cores divided among them when left out. */
  readonly threads?: number | undefined;
  /** Blenders that render side by side; chosen from cores, memory and device when left out. */
  readonly workers?: number | undefined;
  /** What Cycles traces on; `auto`, the best there is, when left out. */
  readonly device?: DeviceChoice | undefined;
}

export interface PackOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((value: number, title: string) => void) | undefined;
}

/** A Blender with its assets, ready to start workers. */
export interface BlenderSupply {
  readonly installation: BlenderInstallation;
  /** What its workers trace on, as in 'CPU' or 'OPTIX'. */
  readonly device: string;
  /** How many workers a rendering starts. */
  readonly workers: number;
  readonly pack: AssetPack;
  /** What the user added to it. */
  readonly userPacks: readonly UserPack[];
  /** What the sampler may draw from. */
  readonly assets: AssetIndex;
  /**
   * @param log File to which Blender's own messages are appended.
   * @param aside At a lower priority, so that previews and the window stay quick beside it.
   */
  start(log?: string, aside?: boolean): Promise<BlenderWorker>;
}

/** Finds Blender and makes the asset pack where it is not there yet. Throws `blender` with what to do. */
export async function openBlender(choice: BlenderChoice, options: PackOptions = {}): Promise<BlenderSupply> {
  const { cache, configured, backgrounds } = choice;
  const installation = await findBlender({ configured, cache });
  const device = deviceOf(installation, choice.device ?? 'auto');
  const pack = await ensureAssetPack(installation, { cache, ...options });
  const { assets, packs: userPacks } = await assetsToDraw(choice.library, backgrounds);
  const morePacks = userPacks.map(({ path }) => path);
  const workers = choice.workers ?? workersFor(device);
  const threads = choice.threads ?? threadsFor(workers);
  return {
    installation,
    device,
    workers,
    pack,
    userPacks,
    assets,
    start: (stderrLog, aside) =>
      startWorker(installation, pack, {
        morePacks,
        userBackgrounds: backgrounds?.folder,
        threads,
        device: choice.device,
        aside,
        stderrLog,
      }),
  };
}
