import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type BlenderSupply, renderDataset } from '../main/jobs/index.ts';
import type { Preset } from '../shared/domain/preset/schema.ts';
import { ask, benchBlender, portraits } from './peer.ts';
import type { Table } from './table.ts';

const FRAMES = 8;
const PHASES = ['person', 'room', 'trace', 'expose', 'write'] as const;

const Seconds = z.object({ seconds: z.number() });
const Costs = z.record(z.string(), z.number());
const Overheads = z.object({ least: z.record(z.string(), Costs), mean: z.record(z.string(), Costs) });

/** Frames per second of whole datasets, the same scenes by other ways, and what a frame costs beside tracing. */
export async function run(): Promise<Table[]> {
  const blender = await benchBlender();
  return [await throughput(blender), await ways(blender), await overheads(blender)];
}

async function throughput(blender: BlenderSupply): Promise<Table> {
  const standard = portraits({}).render.samples;
  const rows: (string | number)[][] = [];
  for (const [side, samples, workers] of [
    [256, 2, 2],
    [256, standard, 2],
    [256, standard, 1],
    [256, 16, 2],
  ] as const) {
    const preset = { ...portraits({ width: side, height: side, samples }), frames: FRAMES * workers };
    const { framesPerSecond, phases } = await rendered(blender, preset, workers);
    const shown = PHASES.map((phase) => (phases[phase] ?? 0).toFixed(3));
    rows.push([`${side}²`, samples, workers, framesPerSecond.toFixed(2), ...shown]);
  }
  return {
    title: 'Rendering',
    columns: ['size', 'samples', 'workers', 'frames/s', ...PHASES.map((phase) => `${phase}, s`)],
    rows,
    notes: [
      `Preset "portraits", ${FRAMES} frames per worker, four per person, a new room and lights every frame; start of Blender left out.`,
      'Seconds are means per frame inside a worker; two workers on two cores are each slower and together faster.',
      'trace: path tracing, OpenImageDenoise and label maps together; write: masks, hashes, checks. person: over all frames, so a new person costs four times the figure.',
      `Blender ${blender.installation.version} (${blender.installation.launcher}).`,
    ],
  };
}

async function rendered(blender: BlenderSupply, preset: Preset, workers: number) {
  const folder = await mkdtemp(path.join(tmpdir(), 's2mgen-bench-'));
  try {
    return await renderDataset({ preset, name: 'bench', out: path.join(folder, 'dataset') }, { blender: { ...blender, workers } });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rounds alternate between the ways, so that other load hits all alike; the least of a way counts. */
const ROUNDS = 2;
const WAY_FRAMES = 5;

interface Way {
  readonly name: string;
  seconds(preset: Preset): Promise<number>;
}

async function ways(blender: BlenderSupply): Promise<Table> {
  const passes = (count: number) => async (preset: Preset) =>
    (await ask(Seconds, blender, 'ways.py', preset, WAY_FRAMES, { args: ['--passes', String(count)] })).seconds;
  const python = process.env.S2MGEN_BLENDERPROC_PYTHON;
  const peer: Way = {
    name: 'BlenderProc 2.8',
    seconds: async (preset) => (await ask(Seconds, blender, 'blenderproc_scene.py', preset, WAY_FRAMES, { python: python ?? '' })).seconds,
  };
  const all: Way[] = [
    { name: 'one pass (ours)', seconds: passes(1) },
    { name: 'two passes', seconds: passes(2) },
    ...(python && existsSync(python) ? [peer] : []),
  ];
  const rows: (string | number)[][] = [];
  for (const samples of [4, 16]) {
    const preset = portraits({ width: 256, height: 256, samples });
    const pinhole = { ...preset, camera: { ...preset.camera, depthOfField: { ...preset.camera.depthOfField, share: 0 } } };
    const least = new Map<Way, number>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of all) least.set(way, Math.min(least.get(way) ?? Number.POSITIVE_INFINITY, await way.seconds(pinhole)));
    }
    const ours = least.get(all[0] ?? peer) ?? Number.NaN;
    for (const [way, seconds] of least) rows.push([samples, way.name, seconds.toFixed(2), `${(seconds / ours).toFixed(2)} ×`]);
  }
  return {
    title: 'The same scenes by other ways, 256 × 256',
    columns: ['samples', 'way', 's per frame', 'against ours'],
    rows,
    notes: [
      `From the built scene to files on disk; ${WAY_FRAMES} frames, the first left out, least mean of ${ROUNDS} alternating rounds; the same samples, bounces and denoiser. Without depth of field, which BlenderProc's scene would lack.`,
      'One pass: picture, part map, instances, masks, hashes and checks. Two passes: a second render in which everything glows in the colour of its label.',
      python
        ? "BlenderProc: colour, segmentation map (a second render) and HDF5; building its scene, which ours builds, left out. Its denoiser's quality is Blender's default."
        : 'BlenderProc was not measured: S2MGEN_BLENDERPROC_PYTHON names no Python that has it.',
    ],
  };
}

const GOALS: Readonly<Record<string, string>> = { camera: '0.03', room: '', person: '0.12' };

async function overheads(blender: BlenderSupply): Promise<Table> {
  const { least, mean } = await ask(
    Overheads,
    blender,
    'overheads.py',
    portraits({ width: 64, height: 64, samples: 1, denoise: false }),
    24,
  );
  const shown = (costs: z.infer<typeof Costs> | undefined, name: string) => (costs?.[name] ?? 0).toFixed(3);
  return {
    title: 'What a change costs beside tracing',
    columns: ['new', 'build, s', 'build, CPU s', 'sync and trace, s', 'CPU s', 'mean of build and sync, s', 'goal, s'],
    rows: Object.entries(least).map(([change, costs]) => [
      change,
      ...['build', 'buildCpu', 'sync', 'syncCpu'].map((name) => shown(costs, name)),
      ((mean[change]?.build ?? 0) + (mean[change]?.sync ?? 0)).toFixed(3),
      GOALS[change] ?? '',
    ]),
    notes: [
      'At 64 × 64, one sample, not denoised: the trace itself is about 0.02 s. Least of five changes; means beside them.',
      'build: our Python (numpy and Blender data); sync: Blender evaluates the scene, Cycles takes it over and builds its trees.',
    ],
  };
}
