import { execa } from 'execa';
import { z } from 'zod';
import { startScript } from './addon.ts';
import { blenderPackages, missingLibrary } from './install/libraries.ts';
import type { BlenderInstallation, Candidate } from './installation.ts';
import { type LaunchCommand, launchCommand } from './launch/command.ts';

/** What `start.py --probe` prints: one line of JSON. More may be in it. */
const ProbeLine = z.looseObject({
  blender: z.string().regex(/^\d+\.\d+/),
  python: z.string(),
  denoiser: z.boolean(),
  devices: z.array(z.string()),
});

/** Why a candidate cannot be used, for people, with the step that would help. */
export interface Unusable {
  readonly candidate: Candidate;
  readonly reason: string;
  readonly next?: string;
}
export type Probed = { readonly installation: BlenderInstallation } | { readonly unusable: Unusable };

/** Oldest version that the worker was written for. */
const OLDEST = [3, 4] as const;
const PROBE_LIMIT = 120_000;

/** Starts the candidate once and asks what it is. Never throws for a Blender that is wrong. */
export async function probe(candidate: Candidate): Promise<Probed> {
  const unusable = (reason: string, next?: string): Probed => ({
    unusable: { candidate, reason, ...(next === undefined ? {} : { next }) },
  });
  const { output, problem } = await runProbe(launchCommandFor(candidate));
  const line = parseProbe(output);
  if (!line) return unusable(...explain(candidate, problem));
  const [major = 0, minor = 0] = line.blender.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    return unusable(`is Blender ${line.blender}, older than ${OLDEST.join('.')}`, 'Install a newer Blender.');
  }
  const { blender: version, python, denoiser, devices } = line;
  return { installation: { ...candidate, version, python, denoiser, devices } };
}

/** The probe's line among whatever else Blender printed; null when there is none. */
function parseProbe(output: string): z.infer<typeof ProbeLine> | null {
  for (const line of output.split('\n').reverse()) {
    if (!line.startsWith('{')) continue;
    try {
      const parsed = ProbeLine.safeParse(JSON.parse(line));
      if (parsed.success) return parsed.data;
    } catch {
      // a line of noise that happens to start with a brace
    }
  }
  return null;
}

function launchCommandFor(candidate: Candidate): LaunchCommand {
  return launchCommand(candidate, startScript(), ['--probe']);
}

async function runProbe({ file, args, env }: LaunchCommand): Promise<{ output: string; problem: string }> {
  const result = await execa(file, args, {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: PROBE_LIMIT,
    forceKillAfterDelay: 2_000,
    windowsHide: true,
  });
  const problem = result.timedOut ? `no answer within ${PROBE_LIMIT / 1000} s` : result.stderr || (result.shortMessage ?? '');
  return { output: result.stdout, problem };
}

function explain({ launcher, path }: Candidate, problem: string): [reason: string, next?: string] {
  if (/No module named '?bpy/.test(problem)) return ['is a Python without the module bpy', `Run: ${path} -m pip install bpy`];
  if (/No module named '?numpy/.test(problem)) return ['has no numpy', 'Install python3-numpy, or numpy for the Python of this Blender.'];
  if (/built without Cycles/.test(problem))
    return ['is built without Cycles, which renders', 'Install a Blender that has it: the official builds do.'];
  // Its Python does not know what the add-on is written in, so it cannot even tell its version.
  if (/name 'TypeAlias'|unsupported operand type\(s\) for \|/.test(problem)) {
    return [`is older than Blender ${OLDEST.join('.')}`, 'Install a newer Blender.'];
  }
  const library = missingLibrary(problem);
  if (library) return [`lacks the system library ${library}`, `Install it. On Debian and Ubuntu: ${blenderPackages(library)}`];
  const last = problem.trim().split('\n').at(-1) ?? '';
  return [`did not start as ${launcher === 'bpy' ? 'a Python with bpy' : 'Blender'}${last ? `: ${last}` : ''}`];
}
