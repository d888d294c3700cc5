import { join } from 'node:path';
import { z } from 'zod';
import { FRAMES_FILE } from '../../../shared/domain/dataset/format.ts';
import { readJsonLines } from '../../files/index.ts';

/** What is read of a line: the pictures on the walls and the panorama around. */
const Backdrop = z.object({
  frame: z.int(),
  spec: z.object({
    room: z.object({
      walls: z.array(
        z.object({
          picture: z.object({ material: z.object({ texture: z.object({ asset: z.string().optional() }).nullable() }) }).nullable(),
        }),
      ),
      environment: z.object({ asset: z.string() }).nullish(),
    }),
  }),
});

/** Ids of the photographs that hang in each frame of a synthetic dataset, by frame number. */
export async function photographsOf(dir: string, signal?: AbortSignal): Promise<Map<number, string[]>> {
  const photographs = new Map<number, string[]>();
  for await (const { whole, value } of readJsonLines(join(dir, FRAMES_FILE))) {
    signal?.throwIfAborted();
    const parsed = whole ? Backdrop.safeParse(value) : null;
    if (!parsed?.success) continue;
    const { walls, environment } = parsed.data.spec.room;
    const hung = walls.map(({ picture }) => picture?.material.texture?.asset);
    photographs.set(parsed.data.frame, [...new Set([...hung, environment?.asset].filter((asset) => asset !== undefined))]);
  }
  return photographs;
}
