import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { type BlenderSupply, openBlender } from '../main/jobs/index.ts';
import { cacheFolder } from '../main/places.ts';
import { configuredBlender } from '../main/settings.ts';
import { builtinPreset } from '../shared/domain/preset/builtin.ts';
import type { Preset } from '../shared/domain/preset/schema.ts';
import { sampleScene } from '../shared/domain/scene/sample.ts';
import { answerOf } from './peers/answerOf.ts';

/** The preset of all render benches: four frames per person, a new room and lights every frame. */
export function portraits(render: Partial<Preset['render']>): Preset {
  const preset = builtinPreset('portraits');
  if (!preset) throw new Error('The preset "portraits" is missing.');
  return { ...preset, render: { ...preset.render, ...render } };
}

/** The Blender that is measured. Benches of parts of a frame need the `bpy` wheel: they are Python programs. */
export async function benchBlender(): Promise<BlenderSupply> {
  const blender = await openBlender({ cache: cacheFolder(), configured: await configuredBlender() });
  if (blender.installation.launcher !== 'bpy') throw new Error('Benches need the bpy wheel: unset S2MGEN_BLENDER.');
  return blender;
}

/** Runs a program of bench/peers on the first `frames` specs of a preset, and reads the last line that it says. */
export async function ask<T>(
  answer: z.ZodType<T>,
  { pack, assets, installation }: BlenderSupply,
  script: string,
  preset: Preset,
  frames: number,
  { python = installation.path, args = [] }: { readonly python?: string; readonly args?: readonly string[] } = {},
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 's2mgen-bench-'));
  try {
    const specs = path.join(folder, 'specs.json');
    await writeFile(specs, JSON.stringify(Array.from({ length: frames }, (_, k) => sampleScene(preset, k, assets))));
    return await answerOf(answer, python, script, ['--pack', pack.path, '--specs', specs, '--out', folder, ...args]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
