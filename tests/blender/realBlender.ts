import { type AssetPack, type BlenderInstallation, blenderCandidates, ensureAssetPack, findBlender } from '../../main/blender/index.ts';
import { cacheFolder } from '../../main/places.ts';
import { configuredBlender } from '../../main/settings.ts';
import { BUILTIN_ASSETS } from '../../shared/domain/assets/builtin.ts';
import { BUILTIN_PRESETS } from '../../shared/domain/preset/builtin.ts';
import { sampleScene } from '../../shared/domain/scene/sample.ts';
import type { SceneSpec } from '../../shared/domain/scene/spec.ts';

/** The Blender and the pack that set-up prepared. */
export async function realBlender(): Promise<{ installation: BlenderInstallation; pack: AssetPack }> {
  const cache = cacheFolder();
  const installation = await findBlender({ configured: await configuredBlender(), cache });
  return { installation, pack: await ensureAssetPack(installation, { cache }) };
}

/** Frame k of the first built-in preset at a size and number of samples of its own. */
export function frameOf(frame: number, size: number, samples: number): SceneSpec {
  const [preset] = BUILTIN_PRESETS;
  if (!preset) throw new Error('There are no built-in presets.');
  const spec = sampleScene(preset, frame, BUILTIN_ASSETS);
  return { ...spec, render: { ...spec.render, width: size, height: size, samples } };
}

/** A Blender program beside the one that is used by default; null when this machine has none. */
export async function blenderProgram(): Promise<string | null> {
  const candidates = await blenderCandidates({ cache: cacheFolder() });
  return candidates.find(({ launcher }) => launcher === 'program')?.path ?? null;
}
