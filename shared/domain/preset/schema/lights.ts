import { z } from 'zod';
import { range, share } from './values.ts';

/** Where in the room lamps may be: −1 … 1 from wall to opposite wall, 0 … 1 from 0.8 m above the floor to below the ceiling. */
export const WHOLE_ROOM = { x: { min: -1, max: 1 }, y: { min: -1, max: 1 }, z: { min: 0, max: 1 } } as const;

const LightGroup = z.strictObject({
  /** Side of the square lamp, metres. */
  size: range(0.05, 10),
  /** Watts (paper: 50–1000). */
  energy: range(0, 20_000),
  /** Tracked lamps look at the person, others have a uniform rotation. */
  tracked: z.boolean(),
  count: z.int().min(0).max(8),
  /** The part of the room that their positions are uniform in: x from left, y from front to back, z up. */
  place: z.strictObject({ x: range(-1, 1), y: range(-1, 1), z: range(0, 1) }).default(WHOLE_ROOM),
});

/** 3.2: one large tracked lamp and two small ones. */
export const LightsPreset = z.strictObject({
  large: LightGroup,
  small: LightGroup,
  /** Standard deviation of the colour shift between cool (−1) and warm (+1). */
  warmth: z.number().min(0).max(1),
  /** Share of frames whose large lamp stands on the person's front side. */
  frontShare: share,
});
