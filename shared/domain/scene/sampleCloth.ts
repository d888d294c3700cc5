import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { picture } from './sampleMaterial.ts';
import { type Family, NEUTRAL_FAMILIES, wardrobeColour } from './sampleWardrobe.ts';
import type { Material } from './spec/material.ts';

type Pattern = Extract<NonNullable<Material['texture']>, { kind: 'pattern' }>;

/** What is printed or woven in: features per metre, as cloth has them. */
const PRINTS = {
  stripes: [9, 60],
  check: [14, 70],
  tartan: [5, 16],
  dots: [16, 80],
  floral: [14, 48],
  noise: [4, 14],
  cells: [20, 60],
} as const satisfies Partial<Record<Pattern['pattern'], readonly [number, number]>>;

/** How cloth is made; seen close up only. */
const WEAVES = { denim: [28, 40], knit: [60, 130], leather: [45, 90] } as const satisfies Partial<
  Record<Pattern['pattern'], readonly [number, number]>
>;

/** What clothes of a kind are made of: their colours, and how likely a weave is. */
export interface Cut {
  readonly colours: Readonly<Partial<Record<Family, number>>>;
  readonly weaves: Readonly<Record<keyof typeof WEAVES | 'plain', number>>;
}

export const ANY_CUT: Cut = {
  colours: {
    black: 12, white: 13, grey: 11, navy: 8, blue: 8, earth: 11, olive: 4, pastel: 10, red: 7, orange: 4, burgundy: 3, strong: 9,
  },
  weaves: { plain: 0.8, denim: 0, knit: 0.18, leather: 0.02 },
}; // biome-ignore format: one line of weights
export const TROUSERS: Cut = { colours: NEUTRAL_FAMILIES, weaves: { plain: 0.6, denim: 0.35, knit: 0, leather: 0.05 } };
export const OUTERWEAR: Cut = {
  colours: { ...NEUTRAL_FAMILIES, olive: 6, burgundy: 3, red: 4, orange: 2, strong: 4 },
  weaves: { plain: 0.55, denim: 0.12, knit: 0.18, leather: 0.15 },
};

function patternOf(draws: Draws, kind: Pattern['pattern'], [least, most]: readonly [number, number], second: Material['colour']): Pattern {
  const upright = kind === 'stripes' && draws.chance('upright', 0.3);
  const askew = kind === 'check' && draws.chance('askew', 0.15);
  return {
    kind: 'pattern',
    pattern: kind,
    second,
    scale: rounded(least * (most / least) ** draws.uniform('scale')),
    detail: rounded(draws.range('detail', 2, 6)),
    distortion: kind === 'noise' || kind === 'cells' ? rounded(draws.range('distortion', 0, 3)) : 0,
    // Stripes run around the body unless they are upright.
    angle: rounded(kind === 'stripes' && !upright ? Math.PI / 2 : askew ? Math.PI / 4 : 0),
  };
}

/** Who is dressed, and out of what. */
export interface Wardrobe {
  readonly preset: Preset;
  readonly assets: AssetIndex;
  readonly female: boolean;
  /** Which half of the outfit has a pattern, each at the preset's share; seldom both. */
  readonly patterned: { readonly upper: boolean; readonly lower: boolean };
}

/** One draw for both halves: above the share for one, it is likely below it for the other. */
export function patternedHalves(draws: Draws, share: number): Wardrobe['patterned'] {
  const both = draws.uniform('patterned');
  return { upper: both < share, lower: 1 - both < share };
}

/** Cloth with a colour, and where `patterned` a pattern or a print ("patterns and colours randomly adjusted", section 3.1). */
export function cloth(
  draws: Draws,
  { preset, assets }: Pick<Wardrobe, 'preset' | 'assets'>,
  patterned: boolean,
  cut: Cut = ANY_CUT,
): Material {
  const skinLike = preset.room.skinLikeShare * 0.4;
  const colour = wardrobeColour(draws.part('colour'), cut.colours, skinLike);
  const base = {
    colour,
    roughness: rounded(draws.range('roughness', 0.65, 0.98)),
    specular: rounded(draws.range('specular', 0.1, 0.35)),
    bump: rounded(draws.range('bump', 0.3, 0.9)),
  };
  if (patterned) {
    const second = wardrobeColour(draws.part('second'), ANY_CUT.colours, skinLike);
    if (draws.chance('printed', 0.14)) {
      const print = picture(draws.part('print'), draws.pick('print', assets.photographs));
      return { ...base, texture: { ...print, repeat: draws.integer('print.repeat', 1, 5) } };
    }
    const kind = draws.weighted('pattern', {
      stripes: 0.28,
      check: 0.14,
      tartan: 0.16,
      dots: 0.12,
      floral: 0.18,
      noise: 0.06,
      cells: 0.06,
    });
    return { ...base, texture: patternOf(draws.part('pattern'), kind, PRINTS[kind], second) };
  }
  const weave = draws.weighted('weave', cut.weaves);
  if (weave === 'plain') return { ...base, texture: null };
  const own = weave === 'denim' ? wardrobeColour(draws.part('denim'), { blue: 6, navy: 3, black: 1, grey: 1, white: 0.5 }, 0) : colour;
  const shine = weave === 'leather' ? { roughness: rounded(draws.range('shine', 0.3, 0.55)), specular: 0.5 } : {};
  const darker: Material['colour'] = [rounded(own[0] * 0.55), rounded(own[1] * 0.55), rounded(own[2] * 0.55)];
  return { ...base, ...shine, colour: own, texture: patternOf(draws.part('weave'), weave, WEAVES[weave], darker) };
}
