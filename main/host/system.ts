import { mkdir, statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Api } from '../../shared/contract/api.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { asFailure, StudioError } from '../../shared/contract/errors.ts';
import { findBlender, installBlender } from '../blender/index.ts';
import { Broadcast, knownDevices } from '../jobs/index.ts';
import type { HostPorts } from './ports.ts';

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
    async *setUpBlender(_input, signal) {
      const ended = new AbortController();
      const lines = new Broadcast<string>();
      const told = lines.stream(AbortSignal.any([signal, ended.signal]));
      const work = installBlender({ cache, say: (line) => lines.emit(line), signal: AbortSignal.any([signal, closing]) });
      // Its failure is thrown below, after what was said before it.
      work.catch(() => {}).finally(() => ended.abort());
      yield* told;
      await work;
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
