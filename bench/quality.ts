import { z } from 'zod';
import { ask, benchBlender, portraits } from './peer.ts';
import type { Table } from './table.ts';

const FRAMES = 2;
const SIDE = 192;
const Rows = z.array(z.tuple([z.string(), z.number(), z.number()]));

/** What samples, bounces, denoiser and the rest cost in processor time and give in dB. */
export async function run(): Promise<Table> {
  const blender = await benchBlender();
  // One frame of each person: what is seen differs more.
  const preset = { ...portraits({ width: SIDE, height: SIDE }), framesPerSubject: 1 };
  const rows = await ask(Rows, blender, 'quality.py', preset, FRAMES);
  const [first] = rows;
  return {
    title: `Quality for time, ${SIDE} × ${SIDE}`,
    columns: ['what differs', 'CPU s per trace', 'relative', 'dB against 512 samples'],
    rows: rows.map(([name, seconds, decibels]) => [
      name,
      seconds.toFixed(3),
      (seconds / (first?.[1] ?? 1)).toFixed(2),
      decibels.toFixed(2),
    ]),
    notes: [
      `Preset "portraits" (${preset.render.samples} samples, ${preset.render.bounces} bounces), ${FRAMES} frames, mean; processor seconds of all threads, least of three alternating rounds: about twice the wall clock on two cores.`,
      'The reference has 512 samples and the denoiser at its best; a reference that is not denoised would end every row at 35 dB by its own noise.',
      `Blender ${blender.installation.version}.`,
    ],
  };
}
