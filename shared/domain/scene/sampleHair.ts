import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { drawHairColour, type HairColour, mixed } from './hairColours.ts';
import { rounded, roundedTriple } from './rounded.ts';
import type { Hair } from './spec/hair.ts';
import type { Person } from './spec/person.ts';

type Body = Person['body'];

/** Styles that are seldom worn: fringes that hide half of a face (one of them all but the mouth: never), costume. Others: 1. */
const SELDOM: Readonly<Record<string, number>> = {
  'hair/bob01': 0,
  'hair/bob02': 0.2,
  'hair/short03': 0.2,
  'hair/blondwithheadband': 0.3,
  'hair/junglebookhair': 0.35,
};

/** Irises of `eyes/HighPolyEyes` in the order of its textures, with how often fair and other people have them. */
const IRISES = { blue: [2, 0], blueGreen: [1, 0.1], brown: [2, 8], lightBrown: [2, 3], deepBlue: [1, 0], green: [1, 0.2], grey: [1.5, 0.2], ice: [0.3, 0], lightBlue: [1, 0] } as const; // biome-ignore format: a table reads better in columns

function drawEyes(draws: Draws, assets: AssetIndex, ita: number): Person['eyes'] {
  const eyes = draws.pick('eyes', assets.eyes);
  if (eyes.id !== 'eyes/HighPolyEyes') return { asset: eyes.id, variant: draws.integer('eyes.variant', 0, eyes.variants) };
  const fair = Math.max(0, Math.min(1, (ita - 20) / 30));
  const weights = Object.fromEntries(Object.values(IRISES).map(([often, other], variant) => [variant, fair * often + (1 - fair) * other]));
  return { asset: eyes.id, variant: Number(draws.weighted('eyes.variant', weights)) };
}

/** How far the hairline has moved back: most men keep theirs, half of the old do not. */
function drawRecession(draws: Draws, body: Body): number {
  if (body.gender < 0.5) return rounded(draws.range('hair.recession', 0, 0.06));
  const receding = draws.chance('hair.receding', 0.1 + Math.max(0, (body.age - 25) / 90));
  return rounded(receding ? draws.range('hair.recession', 0.2, Math.min(1, body.age / 70)) : draws.range('hair.recession', 0, 0.15));
}

function cropped(draws: Draws, body: Body, { colour, second }: HairColour, recession: number): Hair {
  // Tight curls stand as a cap of centimetres; straight hair of that length would lie.
  const most = body.ethnicity.african > 0.5 ? 0.04 : 0.016;
  return {
    kind: 'cropped',
    length: rounded(0.0015 + (most - 0.0015) * draws.uniform('hair.length') ** 1.5),
    density: rounded(draws.range('hair.density', 0.7, 1)),
    recession,
    colour,
    roughness: rounded(draws.range('hair.roughness', 0.4, 0.7)),
    second,
  };
}

function drawHair(draws: Draws, preset: Preset['person']['hair'], body: Body, colours: HairColour, assets: AssetIndex): Hair | null {
  const female = body.gender < 0.5;
  if (draws.chance('bald', female ? preset.baldShare * 0.15 : preset.baldShare)) {
    // A wreath of hair is left to half of the older ones.
    if (female || body.age < 40 || draws.chance('bald.shaven', 0.5)) return null;
    return { ...cropped(draws, body, colours, rounded(draws.range('hair.recession', 0.85, 1))) };
  }
  if (draws.chance('hair.cropped', female ? preset.croppedShare / 4 : preset.croppedShare)) {
    return cropped(draws, body, colours, drawRecession(draws, body));
  }
  const styles = assets.hair.filter((style) => style.gender === 'any' || style.gender === (female ? 'female' : 'male'));
  const curly = 0.1 + 1.6 * body.ethnicity.african;
  const weights = Object.fromEntries(styles.map(({ id }) => [id, id === 'hair/afro01' ? curly : (SELDOM[id] ?? 1)]));
  const { colour, second } = colours;
  return {
    kind: 'cards',
    asset: draws.weighted('hair.style', weights),
    colour,
    roughness: rounded(draws.range('hair.roughness', 0.4, 0.7)),
    second,
  };
}

/** Beards of men. Hair of the face is redder or darker than that of the head, and greys with it. */
function drawFacialHair(draws: Draws, share: number, body: Body, { colour, second }: HairColour): Person['facialHair'] {
  if (body.gender < 0.5 || !draws.chance('facialHair', share)) return null;
  const style = draws.weighted('facialHair.style', {
    stubble: 0.45,
    full: 0.2,
    circle: 0.12,
    moustache: 0.09,
    goatee: 0.09,
    sideburns: 0.05,
  });
  const longest = style === 'full' ? 0.024 : 0.009;
  const own = mixed(colour, second.colour, second.share);
  const [red, green, blue] = own;
  const times = draws.range('facialHair.brightness', 0.6, 1.1);
  return {
    style,
    length: style === 'stubble' ? 0.001 : rounded(0.003 + (longest - 0.003) * draws.uniform('facialHair.length') ** 1.6),
    density: rounded(style === 'stubble' ? draws.range('facialHair.density', 0.25, 0.9) : draws.range('facialHair.density', 0.6, 1)),
    colour: roundedTriple(Math.min(1, red * times * draws.range('facialHair.red', 1, 1.3)), green * times, blue * times),
  };
}

/** Hair, brows, lashes and eyes; hair colour biased towards natural ones (section 3.1). */
export function sampleHair(
  draws: Draws,
  preset: Preset,
  person: Pick<Person, 'body' | 'skin'>,
  assets: AssetIndex,
): Pick<Person, 'hair' | 'facialHair' | 'eyebrows' | 'eyelashes' | 'eyes'> {
  const { body, skin } = person;
  const { hair } = preset.person;
  const colours = drawHairColour(draws, hair.naturalShare, person);
  const [red, green, blue] = mixed(colours.colour, colours.second.colour, colours.second.share * 0.5);
  return {
    hair: drawHair(draws, hair, body, colours, assets),
    facialHair: drawFacialHair(draws, hair.facialHairShare, body, colours),
    eyebrows: { asset: draws.pick('eyebrows', assets.eyebrows), colour: roundedTriple(red * 0.7, green * 0.7, blue * 0.7) },
    eyelashes: { asset: draws.pick('eyelashes', assets.eyelashes) },
    eyes: drawEyes(draws, assets, skin.ita),
  };
}
