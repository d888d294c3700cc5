import type { Draws } from '../random/draws.ts';
import { roundedTriple } from './rounded.ts';
import type { Person } from './spec/person.ts';

type Colour = [number, number, number];

/** Natural hair colours, linear RGB of the lit strands. */
const NATURAL = {
  black: [0.012, 0.01, 0.009],
  darkBrown: [0.045, 0.028, 0.018],
  brown: [0.11, 0.062, 0.034],
  lightBrown: [0.22, 0.13, 0.07],
  blond: [0.45, 0.31, 0.16],
  auburn: [0.2, 0.065, 0.028],
  red: [0.36, 0.12, 0.04],
} as const satisfies Record<string, Colour>;
const GREY: Colour = [0.42, 0.4, 0.37];
const WHITE: Colour = [0.68, 0.66, 0.62];
/** Somebody greyer than this has no strands of the first colour left. */
const ALL_GREY = 0.88;

export interface HairColour {
  readonly colour: Colour;
  /** Grey strands, or highlights. */
  readonly second: { colour: Colour; share: number };
}

export function mixed(a: Colour, b: Colour, share: number): Colour {
  return roundedTriple(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2]));
}

function times([red, green, blue]: Colour, factor: number): Colour {
  return roundedTriple(Math.min(1, red * factor), Math.min(1, green * factor), Math.min(1, blue * factor));
}

/**
 * Colour biased towards natural ones (section 3.1): fair hair comes with fair skin, and about half of all people have some
 * grey at fifty (Panhard et al. 2012: 6–23 % are half grey). Women dye it more often. Tendencies, no rules.
 */
export function drawHairColour(draws: Draws, naturalShare: number, { body, skin }: Pick<Person, 'body' | 'skin'>): HairColour {
  const brightness = draws.range('hair.brightness', 0.7, 1.4);
  if (!draws.chance('hair.natural', naturalShare)) {
    const dye = roundedTriple(
      draws.range('hair.dye', 0.02, 0.8),
      draws.range('hair.dye', 0.02, 0.8, 1),
      draws.range('hair.dye', 0.02, 0.8, 2),
    );
    return { colour: dye, second: { colour: dye, share: 0 } };
  }
  const fair = Math.max(0, Math.min(1, (skin.ita - 20) / 40));
  const name = draws.weighted('hair.colour', {
    black: 0.55 - 0.4 * fair,
    darkBrown: 0.35,
    brown: 0.08 + 0.3 * fair,
    lightBrown: 0.02 + 0.18 * fair,
    blond: 0.015 + 0.2 * fair,
    auburn: 0.015 + 0.08 * fair,
    red: 0.005 + 0.05 * fair,
  });
  const colour = times([...NATURAL[name]], brightness);
  const female = body.gender < 0.5;
  const dyed = draws.chance('hair.dyesGrey', female ? 0.65 : 0.1);
  const greyness = dyed ? 0 : Math.max(0, Math.min(1, (body.age - 42) / 40 + draws.normal('hair.grey', 0, 0.16)));
  if (greyness >= ALL_GREY) {
    const grey = mixed(GREY, WHITE, draws.uniform('hair.white'));
    return { colour: grey, second: { colour: times(grey, 0.4), share: 0.1 } };
  }
  if (greyness > 0.04) return { colour, second: { colour: mixed(GREY, WHITE, 0.5), share: Math.round(greyness * 100) / 100 } };
  if (draws.chance('hair.highlights', female ? 0.2 : 0.03)) {
    return { colour, second: { colour: mixed(colour, [...NATURAL.blond], 0.45), share: 0.35 } };
  }
  return { colour, second: { colour, share: 0 } };
}
