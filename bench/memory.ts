import { z } from 'zod';
import { ask, benchBlender, portraits } from './peer.ts';
import type { Table } from './table.ts';

const FRAMES = Number(process.env.S2MGEN_BENCH_FRAMES ?? 1000);
const Rows = z.array(z.object({ frames: z.number(), megabytes: z.number(), blocks: z.number() }));

/** Resident memory of one worker process that is never replaced. */
export async function run(): Promise<Table> {
  const blender = await benchBlender();
  const every = Math.max(1, Math.floor(FRAMES / 10));
  const preset = portraits({ width: 64, height: 64, samples: 1 });
  const rows = await ask(Rows, blender, 'memory.py', preset, FRAMES, { args: ['--every', String(every)] });
  const settled = rows.find(({ frames }) => frames >= FRAMES / 5) ?? rows[0];
  return {
    title: `Memory over ${FRAMES} frames`,
    columns: ['frames', 'resident MB', 'relative', 'data blocks of Blender'],
    rows: rows.map(({ frames, megabytes, blocks }) => [
      frames,
      Math.round(megabytes),
      (megabytes / (settled?.megabytes ?? 1)).toFixed(2),
      blocks,
    ]),
    notes: [
      'Preset "portraits" at 64 × 64 and one sample: a new person every four frames, a new room every frame, one process.',
      `Relative to the process after a fifth of the frames, when every kind of thing was there once. Blender ${blender.installation.version}.`,
      'The studio replaces a worker after 500 frames or at 1.5 GB; here it is not.',
    ],
  };
}
