import { z } from 'zod';
import { FRAMING_CLASSES } from '../domain/variety/framing.ts';
import { call } from './define.ts';

/** What the pictures of a dataset hold, picture by picture, to lay over a forecast. */
export const Held = z.strictObject({
  /** Frames of the dataset; the columns hold at most `most` of them, evenly spread. */
  frames: z.int(),
  /** Numbers of the frames. */
  numbers: z.array(z.int()),
  skinShare: z.array(z.number()),
  /** Null where nobody says who is in the pictures. */
  personShare: z.array(z.number().nullable()),
  /** Null of photographs. */
  framing: z.array(z.enum(FRAMING_CLASSES).nullable()),
});
export type Held = z.infer<typeof Held>;

export const coverage = {
  /** @throws StudioError `not-found` */
  held: call(z.strictObject({ dataset: z.string(), most: z.int().min(1).max(20_000).default(5000) }), Held),
};
