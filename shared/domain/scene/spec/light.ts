import { z } from 'zod';
import { Colour, Vector } from './values.ts';

export const AreaLight = z.strictObject({
  position: Vector,
  /** Side of the square lamp. */
  size: z.number().positive(),
  energy: z.number().min(0),
  colour: Colour,
  /** Tracked lights look at the person; others carry Euler angles. */
  aim: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person') }),
    z.strictObject({ kind: z.literal('rotation'), rotation: Vector }),
  ]),
});
export type AreaLight = z.infer<typeof AreaLight>;
