import { StudioError } from '../../../shared/contract/errors.ts';
import { thisMachine } from '../../places.ts';
import type { BlenderInstallation, Candidate } from '../installation.ts';
import { probe, type Unusable } from '../probe.ts';
import { configuredCandidate } from './configured.ts';
import { privateEnvironments } from './privateEnvironment.ts';
import { blenderPrograms } from './programs.ts';

export interface FindOptions {
  /** What the user named; it wins, and nothing else is tried. */
  readonly configured?: string | undefined;
  readonly cache: string;
  /** Where the usual places begin. */
  readonly root?: string | undefined;
}

export const HOW_TO_GET_ONE = 'Run "node tools/setup/setup.mjs", or install Blender, or let S2MGEN_BLENDER name one.';

/**
 * The Blender to use: the configured one, else the private `bpy` environment in the cache, else a program. The first that
 * starts and answers is taken. Throws `blender` with the reason for each that was tried and what to do.
 */
export async function findBlender(options: FindOptions): Promise<BlenderInstallation> {
  const candidates = await blenderCandidates(options);
  const { installation, unusable } = await firstUsable(candidates);
  if (installation) return installation;
  if (unusable.length === 0) throw new StudioError('blender', 'There is no Blender on this machine.', { next: HOW_TO_GET_ONE });
  const reasons = unusable.map(({ candidate, reason }) => `${candidate.path} ${reason}.`);
  throw new StudioError('blender', `No usable Blender: ${reasons.join(' ')}`, { next: unusable[0]?.next ?? HOW_TO_GET_ONE });
}

/** Everything that may be a Blender, best first. */
export async function blenderCandidates({ configured, cache, root }: FindOptions): Promise<Candidate[]> {
  if (configured) return [await configuredCandidate(configured)];
  return [...(await privateEnvironments(cache)), ...(await blenderPrograms(thisMachine(), root))];
}

export async function firstUsable(
  candidates: readonly Candidate[],
): Promise<{ installation: BlenderInstallation | null; unusable: Unusable[] }> {
  const unusable: Unusable[] = [];
  for (const candidate of candidates) {
    const probed = await probe(candidate);
    if ('installation' in probed) return { installation: probed.installation, unusable };
    unusable.push(probed.unusable);
  }
  return { installation: null, unusable };
}
