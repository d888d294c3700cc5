import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded, roundedTriple } from './rounded.ts';
import type { Person } from './spec/person.ts';

type Colour = [number, number, number];

/** Natural hair colours, linear RGB of the lit strands. */
const HAIR_COLOURS = {
  black: [0.012, 0.01, 0.009],
  darkBrown: [0.045, 0.028, 0.018],
  brown: [0.11, 0.062, 0.034],
  lightBrown: [0.22, 0.13, 0.07],
  blond: [0.45, 0.31, 0.16],
  auburn: [0.2, 0.065, 0.028],
  red: [0.36, 0.12, 0.04],
  grey: [0.32, 0.31, 0.3],
  white: [0.7, 0.69, 0.66],
} as const satisfies Record<string, Colour>;

function hairColour(draws: Draws, preset: Preset, person: Pick<Person, 'body' | 'skin'>): Colour {
  if (!draws.chance('hair.natural', preset.person.hair.naturalShare)) {
    return roundedTriple(draws.range('hair.dye', 0.02, 0.8), draws.range('hair.dye', 0.02, 0.8, 1), draws.range('hair.dye', 0.02, 0.8, 2));
  }
  // Grey comes with age, fair hair with fair skin; both are tendencies, not rules.
  const old = Math.max(0, (person.body.age - 45) / 45);
  const fair = Math.max(0, Math.min(1, (person.skin.ita - 20) / 40));
  const name = draws.weighted('hair.colour', {
    black: 0.5 - 0.3 * fair,
    darkBrown: 0.3,
    brown: 0.1 + 0.25 * fair,
    lightBrown: 0.03 + 0.17 * fair,
    blond: 0.03 + 0.2 * fair,
    auburn: 0.02 + 0.08 * fair,
    red: 0.01 + 0.05 * fair,
    grey: 1.2 * old,
    white: 0.7 * old ** 2,
  });
  const times = draws.range('hair.brightness', 0.7, 1.4);
  const [red, green, blue] = HAIR_COLOURS[name];
  return roundedTriple(Math.min(1, red * times), Math.min(1, green * times), Math.min(1, blue * times));
}

type Hair = Pick<Person, 'hair' | 'facialHair' | 'eyebrows' | 'eyelashes' | 'eyes'>;

/** Hair, brows, lashes and eyes; hair colour biased towards natural ones (section 3.1). */
export function sampleHair(draws: Draws, preset: Preset, person: Pick<Person, 'body' | 'skin'>, assets: AssetIndex): Hair {
  const colour = hairColour(draws, preset, person);
  const [red, green, blue] = colour;
  const female = person.body.gender < 0.5;
  const styles = assets.hair.filter((style) => style.gender === 'any' || style.gender === (female ? 'female' : 'male'));
  const bald = draws.chance('bald', female ? preset.person.hair.baldShare * 0.15 : preset.person.hair.baldShare);
  const eyes = draws.pick('eyes', assets.eyes);
  return {
    hair: bald
      ? null
      : {
          kind: 'cards',
          asset: draws.pick('hair.style', styles).id,
          colour,
          roughness: rounded(draws.range('hair.roughness', 0.4, 0.7)),
          second: { colour, share: 0 },
        },
    facialHair: null,
    eyebrows: { asset: draws.pick('eyebrows', assets.eyebrows), colour: roundedTriple(red * 0.7, green * 0.7, blue * 0.7) },
    eyelashes: { asset: draws.pick('eyelashes', assets.eyelashes) },
    eyes: { asset: eyes.id, variant: draws.integer('eyes.variant', 0, eyes.variants) },
  };
}
