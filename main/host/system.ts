import { mkdir, statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import { findBlender } from '../blender/index.ts';
import { knownDevices } from '../jobs/index.ts';
import type { HostPorts } from './host.ts';

export function systemHandlers(
  { shell, version, library, cache, configuredBlender, chooseFolder, spawn }: HostPorts,
  closing: AbortSignal,
): Handlers<Api>['system'] {
  return {
    async status() {
      const { blender, blenderProblem } = await lookForBlender(cache, configuredBlender);
      await mkdir(library, { recursive: true });
      const { bavail, bsize } = await statfs(library);
      return {
        version,
        shell,
        library,
        freeBytes: bavail * bsize,
        blender,
        blenderProblem,
        providers: (await knownDevices({ cache, spawn, signal: closing })).map(({ reason, ...device }) => ({
          ...device,
          note: reason ?? '',
        })),
        threads: availableParallelism(),
      };
    },
    async chooseFolder({ title }) {
      if (chooseFolder !== undefined) return chooseFolder(title);
      throw new StudioError('unavailable', 'A browser cannot choose folders of this machine.', { next: 'Type the path.' });
    },
  };
}

async function lookForBlender(cache: string, configured: HostPorts['configuredBlender']) {
  try {
    const { version, launcher, path, denoiser, devices } = await findBlender({ configured: await configured(), cache });
    return { blender: { version, launcher, path, denoiser, devices: [...devices] }, blenderProblem: null };
  } catch (error) {
    const { message, next } = asFailure(error);
    return { blender: null, blenderProblem: next === null ? message : `${message} ${next}` };
  }
}
