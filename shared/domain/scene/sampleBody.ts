import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import type { Person } from './spec/person.ts';

type Body = Person['body'];

/** Detail morphs with a minus and a plus end; `l-`/`r-` pairs are drawn together with a little asymmetry. */
const FACE_DETAILS = [
  'head/head-age', 'head/head-angle', 'head/head', 'head/head-scale-depth', 'head/head-scale-horiz', 'head/head-scale-vert',
  'forehead/forehead-trans-depth', 'forehead/forehead-scale-vert', 'forehead/forehead-nubian', 'forehead/forehead-temple',
  'eyebrows/eyebrows-trans-depth', 'eyebrows/eyebrows-angle', 'eyebrows/eyebrows-trans-vert',
  'nose/nose-trans-vert', 'nose/nose-scale-vert', 'nose/nose-scale-horiz', 'nose/nose-scale-depth', 'nose/nose-nostril-width',
  'nose/nose-point-width', 'nose/nose-width1', 'nose/nose-width2', 'nose/nose-width3', 'nose/nose-curve', 'nose/nose-greek',
  'nose/nose-hump', 'nose/nose-volume', 'nose/nose-nostrils-angle', 'nose/nose-point', 'nose/nose-flaring',
  'mouth/mouth-scale-horiz', 'mouth/mouth-scale-vert', 'mouth/mouth-lowerlip-height', 'mouth/mouth-upperlip-height',
  'mouth/mouth-lowerlip-width', 'mouth/mouth-upperlip-width', 'mouth/mouth-laugh-lines', 'mouth/mouth-lowerlip-volume',
  'mouth/mouth-upperlip-volume', 'mouth/mouth-cupidsbow', 'mouth/mouth-angles',
  'chin/chin-jaw-drop', 'chin/chin-prominent', 'chin/chin-width', 'chin/chin-height', 'chin/chin-bones',
] as const; // biome-ignore format: a table reads better in columns
const PAIRED_FACE_DETAILS = [
  'eyes/eye-eyefold-angle',
  'eyes/eye-epicanthus',
  'eyes/eye-height1',
  'eyes/eye-height2',
  'eyes/eye-size',
  'eyes/eye-corner1',
  'eyes/eye-corner2',
  'ears/ear-size',
  'ears/ear-lobe',
  'ears/ear-wing',
  'ears/ear-height',
  'cheek/cheek-volume',
  'cheek/cheek-bones',
  'cheek/cheek-inner',
] as const;
const BODY_DETAILS = [
  'torso/torso-scale-depth',
  'torso/torso-scale-horiz',
  'torso/torso-vshape',
  'hip/hip-scale-depth',
  'hip/hip-scale-horiz',
  'hip/hip-waist',
  'neck/neck-scale-horiz',
  'neck/neck-scale-vert',
  'neck/neck-double',
  'buttocks/buttocks-volume',
] as const;
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

/** Below this a morph moves nothing one could see, and the spec stays short. */
const NEGLIGIBLE = 0.04;

function drawDetails(body: Draws, deviation: number): Body['details'] {
  const draws = body.part('detail');
  const differences = body.part('detail.asymmetry');
  const details: Record<string, number> = {};
  const set = (name: string, value: number) => {
    const limited = Math.max(-0.9, Math.min(0.9, value));
    if (Math.abs(limited) >= NEGLIGIBLE) details[name] = rounded(limited);
  };
  for (const name of FACE_DETAILS) set(name, draws.normal(name, 0, deviation));
  for (const name of BODY_DETAILS) set(name, draws.normal(name, 0, deviation * 0.6));
  for (const name of PAIRED_FACE_DETAILS) {
    const [group = '', target = ''] = name.split('/');
    const both = draws.normal(name, 0, deviation);
    const difference = differences.normal(name, 0, deviation * 0.15);
    set(`${group}/l-${target}`, both + difference);
    set(`${group}/r-${target}`, both - difference);
  }
  const shape = draws.pick('headShape', [...HEAD_SHAPES, null]);
  if (shape) set(`head/${shape}`, Math.abs(draws.normal('headShape.strength', 0, deviation * 2)));
  return details;
}

/** The body of one subject (paper, section 3.1). Height is triangular over the preset's range, the rest uniform. */
export function sampleBody(draws: Draws, person: Preset['person']): Body {
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
    details: drawDetails(draws, person.detail),
  };
}
