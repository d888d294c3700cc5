import { access } from 'node:fs/promises';
import { asFailure, type Failure, StudioError } from '../../shared/contract/errors.ts';
import { blenderCandidates, type FindOptions, HOW_TO_GET_ONE } from './find/find.ts';
import type { BlenderInstallation } from './installation.ts';
import { type AssetPack, presentAssetPack } from './pack.ts';
import { probe, type Unusable } from './probe.ts';

/** The state of the Blender side, for `doctor` and for set-up's summary. */
export interface BlenderDiagnosis {
  /** The one that would be used. */
  readonly installation: BlenderInstallation | null;
  /** Others that work too. */
  readonly others: readonly BlenderInstallation[];
  /** Those that do not, and why. */
  readonly unusable: readonly Unusable[];
  /** Why there is no installation. */
  readonly problem: Failure | null;
  readonly pack: AssetPack | null;
  readonly cache: { readonly path: string; readonly exists: boolean };
}

/** Looks at everything that may be a Blender, starting each once (a second or two apiece). Never throws. */
export async function diagnose(options: FindOptions): Promise<BlenderDiagnosis> {
  const { cache } = options;
  const exists = await access(cache).then(
    () => true,
    () => false,
  );
  const pack = await presentAssetPack(cache).catch(() => null);
  const usable: BlenderInstallation[] = [];
  const unusable: Unusable[] = [];
  let problem: Failure | null = null;
  try {
    for (const candidate of await blenderCandidates(options)) {
      const probed = await probe(candidate);
      if ('installation' in probed) usable.push(probed.installation);
      else unusable.push(probed.unusable);
    }
    if (usable.length === 0) {
      const next = unusable[0]?.next ?? HOW_TO_GET_ONE;
      const tried = unusable.map(({ candidate, reason }) => `${candidate.path} ${reason}`).join('; ');
      problem = asFailure(new StudioError('blender', tried ? `No usable Blender: ${tried}.` : 'There is no Blender.', { next }));
    }
  } catch (error) {
    problem = asFailure(error);
  }
  const [installation = null, ...others] = usable;
  return { installation, others, unusable, problem, pack, cache: { path: cache, exists } };
}
