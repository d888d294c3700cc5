import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { Candidate } from '../installation.ts';
import { childEnvironment } from '../launch/environment.ts';

const NEXT =
  'Name a Blender program, or a Python that has bpy, in the environment variable S2MGEN_BLENDER (or as "blender" in the file settings.json); or remove it, and the studio looks for one itself.';
/** A folder may be meant for what is inside: a macOS application, an unpacked download, a virtual environment. */
const INSIDE = ['Contents/MacOS/Blender', 'blender', 'blender.exe', 'bin/python', 'Scripts/python.exe'];

/** What the user named: asks its version to tell a Python from a Blender. Throws `blender` when it is neither. */
export async function configuredCandidate(configured: string): Promise<Candidate> {
  const path = await executableOf(configured);
  const { stdout, stderr, failed } = await execa(path, ['--version'], {
    env: childEnvironment(path),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: 30_000,
    windowsHide: true,
  });
  const answer = `${stdout}\n${stderr}`;
  if (/^Python \d/m.test(answer)) return { launcher: 'bpy', path };
  if (/^Blender \d/m.test(answer)) return { launcher: 'program', path };
  const first = answer.trim().split('\n')[0] ?? '';
  const said = failed || !first ? 'It cannot be run, or gives no version.' : `Asked for its version it says "${first.slice(0, 100)}".`;
  throw new StudioError('blender', `${path} is neither Blender nor a Python. ${said}`, { next: NEXT });
}

async function executableOf(configured: string): Promise<string> {
  const found = await stat(configured).catch(() => null);
  if (!found) throw new StudioError('blender', `The Blender that is set, ${configured}, does not exist.`, { next: NEXT });
  if (!found.isDirectory()) return configured;
  for (const name of INSIDE) {
    const path = join(configured, name);
    if (
      await stat(path).then(
        (entry) => entry.isFile(),
        () => false,
      )
    )
      return path;
  }
  throw new StudioError('blender', `The folder ${configured} has no Blender and no Python in it.`, { next: NEXT });
}
