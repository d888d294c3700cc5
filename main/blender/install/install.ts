import { StudioError } from '../../../shared/contract/errors.ts';
import { installPackages, mayInstallPackages } from '../../system/debian.ts';
import { findBlender, firstUsable } from '../find/find.ts';
import { BPY_WHEELS } from '../find/privateEnvironment.ts';
import { blenderPrograms } from '../find/programs.ts';
import type { BlenderInstallation } from '../installation.ts';
import { type InstallOptions, makeEnvironment } from './environment.ts';
import { findPython } from './pythons.ts';

/**
 * Gets a Blender where there is none yet: the private `bpy` environment; else a program that is there; else, where it may,
 * the system's packages. Throws `blender` with the one thing that the user has to do.
 */
export async function installBlender(options: InstallOptions): Promise<BlenderInstallation> {
  const problems: StudioError[] = [];
  for (const step of [privateBlender, presentProgram, pythonFromSystem, programFromSystem]) {
    try {
      const installation = await step(options);
      if (installation) return installation;
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== 'blender') throw error;
      options.say(error.message);
      problems.push(error);
    }
  }
  const first = problems[0];
  const wanted = BPY_WHEELS.map(({ python }) => python).join(' or ');
  throw new StudioError('blender', first?.message ?? `There is no Blender, and no Python ${wanted} to install one for.`, {
    next: first?.next ?? `Install Python ${wanted}, or Blender (blender.org), and run this again.`,
  });
}

/** Only the first wheel that has a Python is tried: what keeps one from working keeps the other, after 400 MB more. */
async function privateBlender(options: InstallOptions): Promise<BlenderInstallation | null> {
  for (const wheel of BPY_WHEELS) {
    const python = await findPython(wheel.python);
    if (!python) continue;
    options.say(`Using ${python} (Python ${wheel.python}) for Blender ${wheel.version}.`);
    await makeEnvironment(wheel, python, options);
    return await findBlender({ cache: options.cache });
  }
  return null;
}

async function presentProgram(): Promise<BlenderInstallation | null> {
  return (await firstUsable(await blenderPrograms())).installation;
}

/** Worth a try before Debian's own Blender, which has no denoiser. */
async function pythonFromSystem(options: InstallOptions): Promise<BlenderInstallation | null> {
  if (!mayInstallPackages()) return null;
  for (const { python } of BPY_WHEELS) if (await findPython(python)) return null;
  await installPackages(['python3', 'python3-venv'], options.cache, options.say);
  return privateBlender(options);
}

async function programFromSystem({ cache, say }: InstallOptions): Promise<BlenderInstallation | null> {
  if (!mayInstallPackages()) return null;
  say('Installing Debian’s Blender: some 400 MB to download.');
  const installed = await installPackages(['blender', 'python3-numpy'], cache, say);
  if (!installed.ok)
    throw new StudioError('blender', `Blender cannot be installed: ${installed.last}`, { next: 'Install Blender by hand.' });
  return presentProgram();
}
