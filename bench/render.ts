import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { type BlenderSupply, openBlender, renderDataset } from '../main/jobs/index.ts';
import { cacheFolder } from '../main/places.ts';
import { configuredBlender } from '../main/settings.ts';
import { builtinPreset } from '../shared/domain/preset/builtin.ts';
import type { Preset } from '../shared/domain/preset/schema.ts';
import { sampleScene } from '../shared/domain/scene/sample.ts';
import type { Table } from './table.ts';

const SETTINGS = [
  { side: 128, samples: 4 },
  { side: 256, samples: 4 },
  { side: 256, samples: 16 },
  { side: 512, samples: 8 },
] as const;
const FRAMES = 8;
const PHASES = ['person', 'room', 'trace', 'expose', 'write'] as const;

function presetOf(side: number, samples: number): Preset {
  const portraits = builtinPreset('portraits');
  if (!portraits) throw new Error('The preset "portraits" is missing.');
  return { ...portraits, frames: FRAMES, render: { ...portraits.render, width: side, height: side, samples } };
}

async function ours(blender: BlenderSupply, preset: Preset, folder: string) {
  const summary = await renderDataset({ preset, name: 'bench', out: folder }, { blender });
  return { seconds: summary.seconds / summary.rendered, phases: summary.phases };
}

const sum = (phases: Readonly<Record<string, number>>, names: readonly string[]) =>
  names.reduce((total, name) => total + (phases[name] ?? 0), 0);

const PeerAnswer = z.object({ seconds: z.number() });

/** BlenderProc on the same specs; null where no Python with it is named by S2MGEN_BLENDERPROC_PYTHON. */
async function blenderProc(blender: BlenderSupply, preset: Preset, folder: string): Promise<number | null> {
  const python = process.env.S2MGEN_BLENDERPROC_PYTHON;
  if (!python || !existsSync(python)) return null;
  const specs = path.join(folder, 'specs.json');
  await writeFile(specs, JSON.stringify(Array.from({ length: preset.frames }, (_, k) => sampleScene(preset, k, blender.assets))));
  const script = path.join(import.meta.dirname, 'peers', 'blenderproc_scene.py');
  const { stdout } = await execa(python, [script, '--pack', blender.pack.path, '--specs', specs, '--out', folder]);
  return PeerAnswer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).seconds;
}

/** Seconds per frame by resolution and samples, by phase, and beside BlenderProc on the same scenes. */
export async function run(): Promise<Table> {
  const blender = await openBlender({ cache: cacheFolder(), configured: await configuredBlender() });
  const rows: (string | number)[][] = [];
  for (const { side, samples } of SETTINGS) {
    const folder = await mkdtemp(path.join(tmpdir(), 's2mgen-bench-'));
    try {
      const preset = presetOf(side, samples);
      const { seconds, phases } = await ours(blender, preset, path.join(folder, 'dataset'));
      const peer = await blenderProc(blender, preset, folder);
      rows.push([
        `${side}²`,
        samples,
        (1 / seconds).toFixed(2),
        ...PHASES.map((phase) => (phases[phase] ?? 0).toFixed(3)),
        peer === null ? 'not installed' : peer.toFixed(2),
        peer === null ? '' : `${(peer / sum(phases, ['trace', 'expose', 'write'])).toFixed(2)} ×`,
      ]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return {
    title: 'Rendering',
    columns: [
      'size',
      'samples',
      'frames/s',
      ...PHASES.map((phase) => `${phase}, s`),
      'BlenderProc, s',
      'BlenderProc / (trace + expose + write)',
    ],
    rows,
    notes: [
      `Preset "portraits", ${FRAMES} frames, four per person, a new room and lights every frame; mean of all frames, start of Blender left out.`,
      'trace: path tracing, OpenImageDenoise and label map together (one render); write: masks, hashes, checks.',
      'person: mean over all frames, so a new person costs four times the figure.',
      `Blender ${blender.installation.version} (${blender.installation.launcher}). BlenderProc: the same scenes, samples, bounces and denoiser; colour, segmentation (a second render) and HDF5; building its scene left out.`,
    ],
  };
}
