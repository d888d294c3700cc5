import { type BlenderSupply, type DeviceChoice, openBlender } from '../jobs/index.ts';
import { cacheFolder, libraryFolder } from '../places.ts';
import { configuredBlender } from '../settings.ts';
import { userBackgrounds } from './backgroundsFlag.ts';
import type { Session } from './session.ts';

export interface BlenderFlags {
  readonly backgrounds?: string | undefined;
  readonly threads?: number | undefined;
  readonly workers?: number | undefined;
  readonly device?: DeviceChoice | undefined;
}

/** The Blender of this machine, with its asset pack. Says what it does where that takes long. */
export async function blenderFor(session: Session, { backgrounds, threads, workers, device }: BlenderFlags): Promise<BlenderSupply> {
  let phase = '';
  return openBlender(
    {
      cache: cacheFolder(),
      configured: await configuredBlender(),
      backgrounds: await userBackgrounds(session, backgrounds),
      library: libraryFolder(session.library),
      threads,
      workers,
      device,
    },
    {
      signal: session.signal,
      onProgress(_value, title) {
        if (title !== phase) session.say(`Asset pack, once for all: ${title}`);
        phase = title;
      },
    },
  );
}
