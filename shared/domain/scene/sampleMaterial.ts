import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import type { Material, Pattern } from './spec/material.ts';

type Colour = Material['colour'];
type Picture = Extract<NonNullable<Material['texture']>, { kind: 'picture' }>;

/** Linear value of each 8-bit sRGB value (IEC 61966-2-1). */
const LINEAR = Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return rounded(value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
});

/** sRGB 0 … 1, in steps of 1/255 → linear. */
function linear(value: number): number {
  return LINEAR[Math.round(255 * Math.max(0, Math.min(1, value)))] ?? 0;
}

function linearColour(red: number, green: number, blue: number): Colour {
  return [linear(red), linear(green), linear(blue)];
}

/** Hue in turns, saturation and value 0 … 1 → linear RGB. */
export function fromHue(hue: number, saturation: number, value: number): Colour {
  const channel = (offset: number) => {
    const k = (offset + hue * 6) % 6;
    return value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return linearColour(channel(5), channel(3), channel(1));
}

/** Wood, sand, leather, brick, terracotta: what a net that learned "the reddest thing" must learn to leave out. */
export function skinLikeColour(draws: Draws): Colour {
  const value = draws.range('value', 0.35, 0.98);
  const green = draws.range('green', 0.5, 0.88);
  const blue = green * draws.range('blue', 0.45, 0.92);
  return linearColour(value, value * green, value * blue);
}

/**
 * A colour of made things: often grey or pale, skin-like at the given share, strong at `strongShare`. Large surfaces want
 * few strong ones: a closed room of saturated walls dyes the person, which photographs seldom show.
 */
export function madeColour(draws: Draws, skinLikeShare: number, strongShare = 0.3): Colour {
  if (draws.chance('skinLike', skinLikeShare)) return skinLikeColour(draws);
  const drawn = draws.uniform('hue');
  // A quarter is red to orange, over which "the reddest thing is skin" stumbles.
  const hue = drawn < 0.25 ? (0.96 + 0.5 * drawn) % 1 : 0.085 + (drawn - 0.25) * 1.16;
  if (draws.chance('strong', strongShare)) return fromHue(hue, draws.range('saturation', 0.4, 0.95), draws.range('value', 0.2, 0.9));
  if (draws.chance('pale', 0.5)) return fromHue(hue, draws.range('saturation', 0.08, 0.35), draws.range('value', 0.45, 0.97));
  return fromHue(hue, draws.range('saturation', 0, 0.08), draws.range('value', 0.1, 0.97));
}

/** A crop of a picture, recoloured a little so that few pictures look like many. */
export function picture(draws: Draws, asset: string): Picture {
  const width = draws.range('crop.width', 0.25, 0.8);
  const height = Math.min(0.85, width * draws.range('crop.aspect', 0.9, 1.6));
  const left = draws.range('crop.left', 0, 1 - width);
  // The poles of a panorama are stretched: stay away from them.
  const bottom = draws.range('crop.bottom', 0.08, Math.max(0.09, 0.92 - height));
  return {
    kind: 'picture',
    asset,
    crop: [rounded(left), rounded(bottom), rounded(left + width), rounded(Math.min(0.95, bottom + height))],
    mirrored: draws.chance('mirrored', 0.5),
    repeat: 1,
    recolour: {
      hue: rounded(0.5 + draws.normal('hue', 0, 0.02)),
      saturation: rounded(draws.range('saturation', 0.7, 1.25)),
      value: rounded(draws.range('value', 0.7, 1.25)),
    },
  };
}

/** Any pattern at any scale, for what need not look like anything in particular. */
const PRINTS = ['check', 'stripes', 'noise', 'cells', 'wood', 'leather', 'sand', 'foliage', 'brick', 'dots'] as const;

export function pattern(draws: Draws, second: Colour, kinds: readonly Pattern['pattern'][] = PRINTS): Pattern {
  return {
    kind: 'pattern',
    pattern: draws.pick('pattern', kinds),
    second,
    scale: rounded(2 * 2 ** draws.range('scale', 0, 4.5)),
    detail: rounded(draws.range('detail', 2, 14)),
    distortion: rounded(draws.chance('isDistorted', 0.4) ? draws.range('distortion', 0.5, 6) : 0),
    angle: rounded(draws.range('angle', 0, Math.PI)),
  };
}
