import { StudioError } from '../../../shared/contract/errors.ts';
import { fillOnce } from '../../cache/fill.ts';
import { installPackages, mayInstallPackages } from '../../system/debian.ts';
import { runProgram, type Say } from '../../system/run.ts';
import { type BpyWheel, environmentFolder, environmentPython, privateEnvironments } from '../find/privateEnvironment.ts';
import { childEnvironment } from '../launch/environment.ts';
import { ALL_DEBIAN_PACKAGES, blenderPackages, missingLibrary } from './libraries.ts';
import { pipFor } from './pip.ts';

export interface InstallOptions {
  readonly cache: string;
  readonly say: Say;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the private environment of a `bpy` wheel in the cache, with a Python of the wheel's minor version, and sees that it
 * imports. Throws `blender` with the step that is missing.
 */
export async function makeEnvironment(wheel: BpyWheel, base: string, { cache, say, signal }: InstallOptions): Promise<void> {
  const folder = environmentFolder(cache, wheel);
  const python = environmentPython(folder);
  const isWhole = async () => (await privateEnvironments(cache)).some(({ path }) => path === python);
  const onWait = (owner: number) => say(`Waiting for another set-up (process ${owner}) …`);
  const fill = async (temporary: string) => {
    const inside = environmentPython(temporary);
    await makeVirtualEnvironment(base, temporary);
    const { pip, forget } = await pipFor(inside, base);
    const [file, ...flags] = pip;
    say(`Installing bpy ${wheel.version}: about ${wheel.megabytes} MB to download, 1 GB on disk.`);
    const args = ['install', '--disable-pip-version-check', '--no-input', '--progress-bar', 'off', '--only-binary', ':all:'];
    const env = pipEnvironment(inside);
    const installed = await runProgram(file, [...flags, ...args, `bpy==${wheel.version}`], { env, say, signal }).finally(forget);
    if (!installed.ok) {
      throw new StudioError('blender', `bpy ${wheel.version} cannot be installed for ${base}: ${installed.last}`, {
        next: 'Check the network and the free space, and run it again.',
      });
    }
  };
  await fillOnce(folder, fill, { isWhole, onWait, ...(signal ? { signal } : {}) });
  // What the system lacks is no fault of the environment: it stays, for when the system has it.
  await ensureImports(python, { cache, say });
}

async function makeVirtualEnvironment(base: string, folder: string): Promise<void> {
  const withPip = await runProgram(base, ['-m', 'venv', folder]);
  if (withPip.ok) return;
  // Debian without python3-venv: the module is there, the pip that it would copy is not.
  const bare = await runProgram(base, ['-m', 'venv', '--clear', '--without-pip', folder]);
  if (bare.ok) return;
  const virtualenv = await runProgram(base, ['-m', 'virtualenv', '--clear', folder]);
  if (virtualenv.ok) return;
  throw new StudioError('blender', `${base} cannot make a virtual environment: ${bare.last}`, {
    next: 'Install its venv module. On Debian and Ubuntu: apt-get install python3-venv',
  });
}

/** Importing is the check: which system libraries a wheel wants is told by nothing else. */
async function ensureImports(python: string, { cache, say }: Pick<InstallOptions, 'cache' | 'say'>): Promise<void> {
  const check = () => runProgram(python, ['-c', 'import bpy, numpy'], { env: childEnvironment(python) });
  let result = await check();
  if (result.ok) return;
  const library = missingLibrary(result.last);
  if (library && mayInstallPackages()) {
    say(`The system lacks ${library} and maybe more.`);
    await installPackages(ALL_DEBIAN_PACKAGES, cache, say);
    result = await check();
    if (result.ok) return;
  }
  const still = missingLibrary(result.last);
  if (!still) throw new StudioError('blender', `bpy does not start: ${result.last}`, { next: 'Install Blender, and run it again.' });
  throw new StudioError('blender', `Blender needs ${still} from the system.`, { next: `Run as root: ${blenderPackages(still)}` });
}

/** The user's own pip settings (index, proxy, certificates) hold; those of an active environment do not. */
function pipEnvironment(python: string): Record<string, string> {
  return { ...childEnvironment(python), PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0' };
}
