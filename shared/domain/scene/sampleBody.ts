import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import type { Person } from './spec/person.ts';

type Body = Person['body'];

/**
 * Detail morphs with a minus and a plus end, and by how much of the preset's deviation each varies: as a full slider moves
 * skin by 2 mm here (an eyelid) and by 60 mm there (a forehead), all are brought to about 7 mm, which leaves faces plausible.
 */
const FACE_DETAILS = {
  'head/head-age': 1, 'head/head-angle': 0.3, 'head/head': 0.53, 'head/head-scale-depth': 0.66, 'head/head-scale-horiz': 0.44,
  'head/head-scale-vert': 0.32, 'forehead/forehead-trans-depth': 0.5, 'forehead/forehead-scale-vert': 0.2,
  'forehead/forehead-nubian': 0.13, 'forehead/forehead-temple': 0.93, 'eyebrows/eyebrows-trans-depth': 0.46,
  'eyebrows/eyebrows-angle': 0.82, 'eyebrows/eyebrows-trans-vert': 0.89, 'nose/nose-trans-vert': 1, 'nose/nose-scale-vert': 0.97,
  'nose/nose-scale-horiz': 1, 'nose/nose-scale-depth': 0.64, 'nose/nose-nostril-width': 1, 'nose/nose-point-width': 1,
  'nose/nose-width1': 1, 'nose/nose-width2': 1, 'nose/nose-width3': 1, 'nose/nose-curve': 1, 'nose/nose-greek': 1,
  'nose/nose-hump': 1, 'nose/nose-volume': 0.97, 'nose/nose-nostrils-angle': 1, 'nose/nose-point': 0.49, 'nose/nose-flaring': 1,
  'mouth/mouth-scale-horiz': 1, 'mouth/mouth-scale-vert': 1, 'mouth/mouth-lowerlip-height': 1, 'mouth/mouth-upperlip-height': 1,
  'mouth/mouth-lowerlip-width': 1, 'mouth/mouth-upperlip-width': 1, 'mouth/mouth-laugh-lines': 1,
  'mouth/mouth-lowerlip-volume': 1, 'mouth/mouth-upperlip-volume': 1, 'mouth/mouth-cupidsbow': 1, 'mouth/mouth-angles': 1,
  'chin/chin-jaw-drop': 1, 'chin/chin-prominent': 0.63, 'chin/chin-width': 0.63, 'chin/chin-height': 0.37,
  'chin/chin-bones': 0.54,
} as const; // biome-ignore format: a table reads better in columns
/** `l-`/`r-` pairs, drawn together with a little asymmetry. */
const PAIRED_FACE_DETAILS = {
  'eyes/eye-eyefold-angle': 1, 'eyes/eye-epicanthus': 0.95, 'eyes/eye-height1': 1, 'eyes/eye-height2': 1, 'eyes/eye-size': 1,
  'eyes/eye-corner1': 1, 'eyes/eye-corner2': 1, 'ears/ear-size': 0.69, 'ears/ear-lobe': 0.78, 'ears/ear-wing': 0.57,
  'ears/ear-height': 0.86, 'cheek/cheek-volume': 0.79, 'cheek/cheek-bones': 0.93, 'cheek/cheek-inner': 0.91,
} as const; // biome-ignore format: a table reads better in columns
const BODY_DETAILS = {
  'torso/torso-scale-depth': 0.6, 'torso/torso-scale-horiz': 0.5, 'torso/torso-vshape': 0.5, 'hip/hip-scale-depth': 0.5,
  'hip/hip-scale-horiz': 0.5, 'hip/hip-waist': 0.35, 'neck/neck-scale-horiz': 0.6, 'neck/neck-scale-vert': 0.2,
  'neck/neck-double': 0.5, 'buttocks/buttocks-volume': 0.6,
} as const; // biome-ignore format: a table reads better in columns
/** One-sided head shapes; one of them, or none, shapes a head. */
const HEAD_SHAPES = [
  'head-oval',
  'head-round',
  'head-rectangular',
  'head-square',
  'head-triangular',
  'head-invertedtriangular',
  'head-diamond',
] as const;

/** [morph, times]. */
const DETAILS: readonly (readonly [string, number])[] = Object.entries({ ...FACE_DETAILS, ...BODY_DETAILS });
const PAIRED_DETAILS = Object.entries(PAIRED_FACE_DETAILS).map(([name, times]) => {
  const [group = '', target = ''] = name.split('/');
  return { name, times, left: `${group}/l-${target}`, right: `${group}/r-${target}` };
});

/** Below this a morph moves nothing one could see, and the spec stays short. */
const NEGLIGIBLE = 0.02;

function drawDetails(body: Draws, deviation: number): Body['details'] {
  const draws = body.part('detail');
  const differences = body.part('detail.asymmetry');
  const details: Record<string, number> = {};
  const set = (name: string, value: number) => {
    const limited = Math.max(-0.9, Math.min(0.9, value));
    if (Math.abs(limited) >= NEGLIGIBLE) details[name] = rounded(limited);
  };
  for (const [name, times] of DETAILS) set(name, draws.normal(name, 0, deviation * times));
  for (const { name, times, left, right } of PAIRED_DETAILS) {
    const both = draws.normal(name, 0, deviation * times);
    const difference = differences.normal(name, 0, deviation * times * 0.2);
    set(left, both + difference);
    set(right, both - difference);
  }
  const shape = draws.pick('headShape', [...HEAD_SHAPES, null]);
  if (shape) set(`head/${shape}`, Math.abs(draws.normal('headShape.strength', 0, deviation)));
  return details;
}

/** The body of one subject (paper, section 3.1). Height is triangular over the preset's range, the rest uniform. `hasDetails`: whether details of its shape are drawn too. */
export function sampleBody(draws: Draws, person: Preset['person'], hasDetails: boolean): Body {
  const female = draws.chance('gender', person.femaleShare);
  const height = female ? person.height.female : person.height.male;
  const middle = (draws.uniform('height') + draws.uniform('height', 1)) / 2;
  const shares = {
    african: person.ethnicity.african * draws.uniform('ethnicity.african') ** 2,
    asian: person.ethnicity.asian * draws.uniform('ethnicity.asian') ** 2,
    caucasian: person.ethnicity.caucasian * draws.uniform('ethnicity.caucasian') ** 2,
  };
  const sum = shares.african + shares.asian + shares.caucasian || 1;
  const african = rounded(shares.african / sum);
  const asian = rounded(shares.asian / sum);
  return {
    gender: rounded(female ? draws.range('femininity', 0, 0.15) : draws.range('masculinity', 0.85, 1)),
    age: rounded(draws.range('age', person.age.min, person.age.max)),
    muscle: rounded(draws.range('muscle', person.muscle.min, person.muscle.max)),
    weight: rounded(draws.range('weight', person.weight.min, person.weight.max)),
    height: rounded(height.min + (height.max - height.min) * middle),
    proportions: rounded(draws.range('proportions', 0.4, 0.9)),
    cupSize: rounded(draws.range('cupSize', 0.25, 0.75)),
    firmness: rounded(draws.range('firmness', 0.3, 0.8)),
    ethnicity: { african, asian, caucasian: rounded(Math.max(0, 1 - african - asian)) },
    details: hasDetails ? drawDetails(draws, person.detail) : {},
  };
}
