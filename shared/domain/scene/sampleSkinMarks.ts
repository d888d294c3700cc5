import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded, roundedTriple } from './rounded.ts';
import type { Person } from './spec/person.ts';
import { type Skin, TATTOO_PLACES } from './spec/skin.ts';

type Colour = [number, number, number];
type Marks = Pick<Skin, 'wrinkles' | 'pores' | 'freckles' | 'moles' | 'blemishes' | 'tanLines' | 'makeUp' | 'tattoos' | 'spotSeed'>;

/** Lipsticks and eye shadows, linear RGB. */
const LIPS: readonly Colour[] = [[0.42, 0.02, 0.03], [0.55, 0.12, 0.14], [0.3, 0.06, 0.06], [0.45, 0.04, 0.14], [0.2, 0.02, 0.05], [0.4, 0.16, 0.12]]; // biome-ignore format: a table reads better in columns
const LIDS: readonly Colour[] = [[0.06, 0.04, 0.035], [0.15, 0.08, 0.05], [0.03, 0.03, 0.04], [0.2, 0.1, 0.14], [0.06, 0.08, 0.16], [0.3, 0.2, 0.1]]; // biome-ignore format: a table reads better in columns
const CHEEKS: readonly Colour[] = [
  [0.6, 0.18, 0.17],
  [0.55, 0.2, 0.14],
  [0.5, 0.12, 0.16],
];
/** Old ink is blue-black. */
const BLACK_INK: Colour = [0.012, 0.018, 0.024];
const COLOURED_INK: readonly Colour[] = [[0.3, 0.02, 0.03], [0.02, 0.16, 0.08], [0.03, 0.07, 0.3], [0.3, 0.12, 0.02]]; // biome-ignore format: a table reads better in columns

const isLimb = (place: string) => /Arm|Forearm|Thigh|Calf/.test(place);

function makeUp(draws: Draws): Skin['makeUp'] {
  const paint = (name: string, colours: readonly Colour[], least: number, most: number) => ({
    colour: [...draws.pick(`makeUp.${name}`, colours)] as Colour,
    strength: rounded(least + (most - least) * draws.uniform(`makeUp.${name}.strength`) ** 1.4),
  });
  return { lips: paint('lips', LIPS, 0.15, 1), eyelids: paint('eyelids', LIDS, 0, 0.8), cheeks: paint('cheeks', CHEEKS, 0, 0.8) };
}

function tattoos(draws: Draws): Skin['tattoos'] {
  const count = draws.integer('tattoos', 1, 5);
  return draws
    .shuffle('tattoo.places', TATTOO_PLACES)
    .slice(0, count)
    .map((place, number) => {
      const own = draws.part('tattoo', number);
      // Bands and sleeves go around limbs; elsewhere there is nothing to go around.
      const design = isLimb(place)
        ? own.pick('design', ['band', 'tribal', 'rosette', 'script', 'star', 'sleeve'] as const)
        : own.pick('design', ['tribal', 'rosette', 'script', 'star'] as const);
      const small = place === 'neck' || place.endsWith('Hand');
      const size = small ? own.range('size', 0.04, 0.08) : place === 'back' ? own.range('size', 0.12, 0.3) : own.range('size', 0.08, 0.18);
      return {
        place,
        design,
        colour: own.chance('coloured', 0.2) ? ([...own.pick('colour', COLOURED_INK)] as Colour) : roundedTriple(...BLACK_INK),
        strength: rounded(own.range('strength', 0.55, 0.98)),
        size: rounded(design === 'sleeve' ? own.range('size', 0.2, 0.3) : size),
        angle: rounded(own.normal('angle', 0, 0.25)),
      };
    });
}

/** What skin carries: lines by age, spots, paint. Shares and strengths are the preset's. */
export function sampleSkinMarks(draws: Draws, { skin }: Preset['person'], body: Person['body'], ita: number): Marks {
  const aged = Math.min(1, Math.max(0, (body.age - 25) / 50));
  const within = (name: string, { min, max }: { min: number; max: number }) => rounded(draws.range(`skin.${name}`, min, max));
  const fair = Math.max(0.1, Math.min(1, (ita - 5) / 25));
  const freckled = draws.chance('skin.freckled', skin.freckledShare * fair);
  return {
    wrinkles: rounded(within('wrinkles', skin.wrinkles) * (0.06 + 0.94 * aged)),
    pores: within('pores', skin.pores),
    freckles: freckled
      ? { density: rounded(draws.range('freckles.density', 0.15, 1)), strength: rounded(draws.range('freckles.strength', 0.35, 1)) }
      : { density: 0, strength: 0 },
    moles: within('moles', skin.moles),
    blemishes: within('blemishes', skin.blemishes),
    tanLines: draws.chance('skin.tanned', skin.tanLineShare) ? rounded(draws.range('skin.tanLines', 0.3, 1)) : 0,
    makeUp: body.gender < 0.5 && draws.chance('makeUp', skin.makeUpShare) ? makeUp(draws) : null,
    tattoos: draws.chance('tattooed', skin.tattooedShare) ? tattoos(draws) : [],
    spotSeed: draws.integer('skin.spots', 0, 65536),
  };
}
