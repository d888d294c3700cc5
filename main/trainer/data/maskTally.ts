import { z } from 'zod';
import type { Sample } from './sample.ts';

const Counts = z.strictObject({ positive: z.int(), pixels: z.int() });

/** Positive pixels and all pixels of a sample's masks; null without person mask. */
export const MaskTally = z.strictObject({ skin: Counts, person: Counts.nullable() });
export type MaskTally = z.infer<typeof MaskTally>;

/** Counts the pixels above half of each mask. */
export function tallyOf({ skin, person }: Sample): MaskTally {
  return { skin: countsOf(skin), person: person && countsOf(person) };
}

function countsOf(mask: Uint8Array): z.infer<typeof Counts> {
  let positive = 0;
  for (const value of mask) if (value > 127) positive++;
  return { positive, pixels: mask.length };
}
