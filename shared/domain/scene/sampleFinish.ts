import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { fromHue, madeColour, skinLikeColour } from './sampleMaterial.ts';
import type { Material, Pattern } from './spec/material.ts';

type Span = readonly [number, number];

/** A stuff that rooms and things are made of: its colours in hue (turns), saturation and value, its pattern and its sheen. */
interface Stuff {
  readonly patterns: readonly Pattern['pattern'][];
  /** Null: any colour of made things. */
  readonly hue: Span | null;
  readonly saturation?: Span;
  readonly value?: Span;
  /** Value of the second colour as a multiple of the first's. */
  readonly second: Span;
  /** Features per metre. */
  readonly scale: Span;
  readonly roughness: Span;
  readonly specular: number;
  readonly bump: Span;
  /** Laid square to the edges, or at any angle. */
  readonly square: boolean;
}

const STUFFS = {
  paint: { patterns: [], hue: null, second: [1, 1], scale: [1, 1], roughness: [0.4, 0.9], specular: 0.35, bump: [0.1, 0.5], square: true },
  wallpaper: { patterns: ['stripes', 'damask', 'dots', 'damask', 'check'], hue: null, second: [0.72, 1.25], scale: [3, 14], roughness: [0.6, 0.9], specular: 0.25, bump: [0.05, 0.3], square: true },
  brick: { patterns: ['brick'], hue: [0, 0.06], saturation: [0.05, 0.62], value: [0.32, 0.82], second: [1.05, 1.7], scale: [3.8, 4.8], roughness: [0.7, 0.95], specular: 0.2, bump: [0.3, 0.7], square: true },
  tiles: { patterns: ['tiles'], hue: [0, 1], saturation: [0, 0.3], value: [0.5, 0.97], second: [0.55, 1.05], scale: [2.5, 9], roughness: [0.1, 0.5], specular: 0.5, bump: [0.2, 0.5], square: true },
  wood: { patterns: ['wood'], hue: [0.035, 0.11], saturation: [0.28, 0.75], value: [0.2, 0.85], second: [0.55, 0.85], scale: [5, 13], roughness: [0.25, 0.65], specular: 0.4, bump: [0.05, 0.3], square: true },
  panels: { patterns: ['panels'], hue: null, second: [0.8, 0.95], scale: [1.2, 3], roughness: [0.35, 0.7], specular: 0.4, bump: [0.3, 0.7], square: true },
  concrete: { patterns: ['noise', 'sand', 'noise'], hue: [0.05, 0.65], saturation: [0, 0.12], value: [0.3, 0.8], second: [0.75, 0.95], scale: [0.8, 4], roughness: [0.6, 0.95], specular: 0.25, bump: [0.1, 0.5], square: false },
  stone: { patterns: ['marble', 'marble', 'cells'], hue: [0.02, 0.7], saturation: [0, 0.25], value: [0.3, 0.95], second: [0.4, 0.85], scale: [1.5, 6], roughness: [0.15, 0.6], specular: 0.45, bump: [0.05, 0.3], square: false },
  carpet: { patterns: ['fur', 'noise', 'damask', 'stripes'], hue: null, second: [0.55, 0.9], scale: [2, 10], roughness: [0.85, 1], specular: 0.1, bump: [0.3, 0.8], square: true },
  sand: { patterns: ['sand'], hue: [0.06, 0.12], saturation: [0.25, 0.6], value: [0.5, 0.9], second: [0.7, 0.9], scale: [2, 8], roughness: [0.8, 1], specular: 0.15, bump: [0.2, 0.6], square: false },
  clay: { patterns: [], hue: [0.015, 0.075], saturation: [0.3, 0.7], value: [0.4, 0.85], second: [1, 1], scale: [1, 1], roughness: [0.5, 0.9], specular: 0.3, bump: [0.1, 0.5], square: true },
  leather: { patterns: ['leather'], hue: [0.01, 0.09], saturation: [0.25, 0.75], value: [0.12, 0.85], second: [0.7, 1.2], scale: [6, 26], roughness: [0.25, 0.55], specular: 0.5, bump: [0.1, 0.4], square: false },
  cardboard: { patterns: ['stripes', 'noise'], hue: [0.06, 0.1], saturation: [0.25, 0.5], value: [0.5, 0.8], second: [0.85, 0.95], scale: [6, 40], roughness: [0.75, 0.95], specular: 0.2, bump: [0.05, 0.2], square: true },
  fur: { patterns: ['fur'], hue: [0.02, 0.11], saturation: [0.15, 0.7], value: [0.2, 0.9], second: [0.55, 0.85], scale: [3, 9], roughness: [0.85, 1], specular: 0.1, bump: [0.5, 0.9], square: false },
  cloth: { patterns: ['noise', 'check', 'stripes', 'dots', 'damask', 'floral', 'denim'], hue: null, second: [0.5, 1.3], scale: [4, 34], roughness: [0.7, 0.95], specular: 0.2, bump: [0.1, 0.5], square: true },
  plainCloth: { patterns: ['denim', 'knit'], hue: null, second: [0.8, 1.1], scale: [25, 60], roughness: [0.75, 0.95], specular: 0.15, bump: [0.1, 0.4], square: true },
  metal: { patterns: [], hue: [0.05, 0.65], saturation: [0, 0.15], value: [0.12, 0.8], second: [1, 1], scale: [1, 1], roughness: [0.15, 0.45], specular: 1, bump: [0, 0.05], square: true },
  plastic: { patterns: [], hue: null, second: [1, 1], scale: [1, 1], roughness: [0.15, 0.5], specular: 0.5, bump: [0, 0.05], square: true },
  leaf: { patterns: ['noise', 'foliage'], hue: [0.16, 0.38], saturation: [0.35, 0.9], value: [0.2, 0.75], second: [0.5, 0.9], scale: [6, 30], roughness: [0.35, 0.7], specular: 0.4, bump: [0.1, 0.4], square: false },
  autumnLeaf: { patterns: ['noise', 'foliage'], hue: [0, 0.14], saturation: [0.5, 0.95], value: [0.35, 0.9], second: [0.5, 0.9], scale: [6, 30], roughness: [0.35, 0.7], specular: 0.35, bump: [0.1, 0.4], square: false },
  hedge: { patterns: ['foliage'], hue: [0.05, 0.36], saturation: [0.3, 0.85], value: [0.25, 0.7], second: [0.3, 0.6], scale: [7, 22], roughness: [0.5, 0.8], specular: 0.3, bump: [0.4, 0.9], square: false },
  books: { patterns: ['books'], hue: [0, 1], saturation: [0.2, 0.75], value: [0.25, 0.85], second: [0.4, 1.5], scale: [1, 1], roughness: [0.4, 0.8], specular: 0.35, bump: [0.2, 0.5], square: true },
} as const satisfies Readonly<Record<string, Stuff>>; // biome-ignore format: a table reads better in columns
export type StuffName = keyof typeof STUFFS;

/** What looks like skin to a net that learned colours: hard negatives. */
const SKIN_LIKE = [
  'wood',
  'wood',
  'wood',
  'brick',
  'clay',
  'clay',
  'sand',
  'leather',
  'leather',
  'cardboard',
  'fur',
  'paint',
  'cloth',
] as const;

/** How strong and how skin-like the free colours of a surface are. */
export interface Palette {
  readonly skinLikeShare: number;
  readonly strongShare: number;
}

function between(draws: Draws, name: string, [low, high]: Span): number {
  return draws.range(name, low, high);
}

/** Something made of `name`: its colour, pattern and sheen drawn within what the stuff allows. */
export function finish(draws: Draws, name: StuffName, palette: Palette): Material {
  const stuff: Stuff = STUFFS[name];
  const sheen = draws.uniform('sheen');
  const along = ([low, high]: Span) => rounded(low + (high - low) * sheen);
  const factor = between(draws, 'second', stuff.second);
  let colour: Material['colour'];
  let second: Material['colour'];
  if (stuff.hue === null) {
    colour = madeColour(draws.part('colour'), palette.skinLikeShare, palette.strongShare);
    const [r, g, b] = colour;
    second = [rounded(Math.min(1, r * factor)), rounded(Math.min(1, g * factor)), rounded(Math.min(1, b * factor))];
    if ((name === 'cloth' || name === 'wallpaper') && draws.chance('twoColours', name === 'cloth' ? 0.5 : 0.25)) {
      second = madeColour(draws.part('other'), palette.skinLikeShare, palette.strongShare);
    }
  } else {
    const hue = between(draws, 'hue', stuff.hue);
    const saturation = between(draws, 'saturation', stuff.saturation ?? [0, 1]);
    const value = between(draws, 'value', stuff.value ?? [0, 1]);
    colour = fromHue(hue, saturation, value);
    second = fromHue(hue + (name === 'books' ? 0.35 : 0.015), saturation * (factor > 1 ? 0.4 : 1), Math.min(1, value * factor));
  }
  const [shared] = stuff.patterns;
  return {
    colour,
    roughness: along(stuff.roughness),
    specular: stuff.specular,
    bump: along(stuff.bump),
    texture:
      shared === undefined
        ? null
        : {
            kind: 'pattern',
            pattern: stuff.patterns.length === 1 ? shared : draws.pick('pattern', stuff.patterns),
            second,
            scale: rounded(stuff.scale[0] * (stuff.scale[1] / stuff.scale[0]) ** draws.uniform('scale')),
            detail: rounded(3 + 9 * sheen),
            distortion: stuff.square ? 0 : rounded(draws.range('distortion', 0, 3)),
            angle: stuff.square ? 0 : rounded(draws.range('angle', 0, Math.PI)),
          },
  };
}

/** One of several stuffs, those named twice twice as often; at the palette's share one that looks like skin. */
export function finishOf(draws: Draws, names: readonly StuffName[], palette: Palette): Material {
  if (!draws.chance('skinLike', palette.skinLikeShare)) return finish(draws, draws.pick('stuff', names), palette);
  const name = draws.pick('stuff', SKIN_LIKE);
  const made = finish(draws, name, palette);
  return STUFFS[name].hue === null ? { ...made, colour: skinLikeColour(draws.part('skin')) } : made;
}
