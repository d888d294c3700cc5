import type { Draws } from '../random/draws.ts';
import { fromHue, skinLikeColour } from './sampleMaterial.ts';
import type { Material } from './spec/material.ts';

type Interval = readonly [number, number];

/**
 * Colours as wardrobes have them: ranges of hue in turns (beyond 1 they go on from red), saturation and value. Red and orange
 * are there because a net learns all too easily that skin is the reddest thing.
 */
const FAMILIES = {
  black: [[0, 1], [0, 0.12], [0.06, 0.17]],
  white: [[0, 1], [0, 0.05], [0.84, 0.97]],
  grey: [[0, 1], [0, 0.08], [0.22, 0.75]],
  navy: [[0.59, 0.67], [0.4, 0.75], [0.16, 0.34]],
  blue: [[0.56, 0.63], [0.25, 0.6], [0.32, 0.75]],
  earth: [[0.05, 0.13], [0.2, 0.6], [0.24, 0.75]],
  olive: [[0.14, 0.3], [0.2, 0.55], [0.22, 0.5]],
  pastel: [[0, 1], [0.1, 0.35], [0.75, 0.97]],
  red: [[0.96, 1.02], [0.65, 0.95], [0.4, 0.85]],
  orange: [[0.03, 0.12], [0.6, 0.95], [0.6, 0.97]],
  burgundy: [[0.9, 1.01], [0.4, 0.75], [0.2, 0.42]],
  strong: [[0, 1], [0.5, 0.95], [0.3, 0.9]],
} as const satisfies Record<string, readonly [Interval, Interval, Interval]>; // biome-ignore format: a table

export type Family = keyof typeof FAMILIES;

/** What goes with everything: trousers, skirts, coats. */
export const NEUTRAL_FAMILIES: Readonly<Partial<Record<Family, number>>> = {
  black: 20,
  grey: 16,
  navy: 14,
  blue: 10,
  earth: 16,
  olive: 6,
  white: 8,
};

/** A colour of cloth; at `skinLikeShare` one like skin, the hardest thing to tell from it. */
export function wardrobeColour(
  draws: Draws,
  weights: Readonly<Partial<Record<Family, number>>>,
  skinLikeShare: number,
): Material['colour'] {
  if (draws.chance('skinLike', skinLikeShare)) return skinLikeColour(draws);
  const all: Record<Family, number> = {
    black: 0, white: 0, grey: 0, navy: 0, blue: 0, earth: 0, olive: 0, pastel: 0, red: 0, orange: 0, burgundy: 0, strong: 0, ...weights,
  }; // biome-ignore format: one line of names
  const [hue, saturation, value] = FAMILIES[draws.weighted('family', all)];
  return fromHue(
    draws.range('hue', hue[0], hue[1]) % 1,
    draws.range('saturation', saturation[0], saturation[1]),
    draws.range('value', value[0], value[1]),
  );
}
