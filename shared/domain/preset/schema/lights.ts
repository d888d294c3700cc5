import { z } from 'zod';
import { range, share } from './values.ts';

const LightGroup = z.strictObject({
  /** Side of the square lamp, metres. */
  size: range(0.05, 10),
  /** Watts (paper: 50–1000). */
  energy: range(0, 20_000),
  /** Tracked lamps look at the person, others have a uniform rotation. */
  tracked: z.boolean(),
  count: z.int().min(0).max(8),
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
