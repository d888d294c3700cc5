import type { CutGarment } from '../scene/spec/clothing.ts';

/**
 * Where a cut garment reaches, as `human/clothes/cut_field.py`: decimetres from its edge, positive inside, at a point of the neutral
 * adult (x sideways, y up, z to the front; `arm` = how much arms move it).
 */
const ARMHOLE = 1.6;
const STRAP = 1;
const HIPS_TOP = 0.95;
const HIPS_BOTTOM = -0.62;
const BACK_TOP = 1.5;
const BACK_RISE = 0.6;
const LEG_INSIDE = 0.75;
const LEG_OUTSIDE = 1.7;
const BREAST_BOTTOM = 3;
const BREAST_TOP = 4.5;
const CLEAVAGE = 4.25;
const ANKLE = -7.35;
const WRIST = 4.58;
const ELBOW = [3.31, 3.215, 0.2] as const;
const UPPER_ARM = [0.675, -0.73, 0.1] as const;
const LOWER_ARM = [0.511, -0.521, 0.684] as const;
const THROAT = 5.9;
/** A tucked top reaches this far below the waistband. */
const TUCKED = 0.35;
/** The helper surface of skirts ends here. */
const LONGEST = -7;

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Height of the upper edge of a garment for the hips. */
export function upperEdge(garment: CutGarment): number {
  return Math.max(garment.upperEdge * 10, HIPS_TOP);
}

function waist(garment: CutGarment, z: number): number {
  const back = within(-z / BACK_RISE, 0, 1);
  return Math.max(upperEdge(garment), HIPS_TOP + (BACK_TOP - HIPS_TOP) * back * back * (3 - 2 * back));
}

function legs(garment: CutGarment, side: number, y: number): number {
  const lower = Math.max(Math.min(garment.lowerEdge * 10, HIPS_BOTTOM), ANKLE);
  return y - lower - garment.legCut * 10 * within((side - LEG_INSIDE) / (LEG_OUTSIDE - LEG_INSIDE), 0, 1);
}

function sleeve(garment: CutGarment, side: number, y: number, z: number): number {
  const reach = Math.min(garment.sleeve * 10, WRIST);
  const way = reach > ELBOW[0] ? LOWER_ARM : UPPER_ARM;
  const far = (reach - ELBOW[0]) / way[0];
  return (ELBOW[0] + far * way[0] - side) * way[0] + (ELBOW[1] + far * way[1] - y) * way[1] + (ELBOW[2] + far * way[2] - z) * way[2];
}

function neck(garment: CutGarment, side: number, z: number, female: boolean): number {
  const upper = garment.upperEdge * 10;
  const front = within((z - 0.3) / 0.5, 0, 1);
  let edge = upper - front * garment.neckline * 16 * Math.max(0, 1 - side / 0.8);
  edge += (1 - front) * within(5.4 - upper, 0, 0.6);
  if (upper > THROAT) edge += 0.3 * within(0.2 - z, -0.6, 0.3);
  if (female) edge = Math.max(edge, CLEAVAGE + (BREAST_TOP - CLEAVAGE) * within((side - 0.2) / 0.3, 0, 1));
  return edge + within((side - STRAP + 0.15) / 0.3, 0, 1) * 3;
}

/** Nothing wider than this lies between two points that share a triangle, decimetres: farther from the edge of cloth nobody asks how far. */
const WIDEST = 1.2;
const FAR = -9;
/** No neckline or collar reaches higher. */
const CHIN = 6.5;

/** Below and above these heights a garment has neither cloth nor an edge near by; arms are asked about at any height. */
function heightsOf(garment: CutGarment): readonly [number, number] {
  const low = garment.region === 'top' ? Math.min(10 * garment.lowerEdge, BREAST_BOTTOM) - WIDEST : Number.NEGATIVE_INFINITY;
  const isOfHips = garment.region === 'bottom' || garment.region === 'skirt';
  return [low, WIDEST + (isOfHips ? Math.max(upperEdge(garment), BACK_TOP) : Math.max(10 * garment.upperEdge, CHIN))];
}

/** Points of the neutral adult: x, y, z of each, and how much arms move it. */
interface Points {
  readonly neutral: Float32Array;
  readonly arm: Float32Array;
}

/**
 * Writes the field of a garment at the points `from` … `to` − 1 into `out`. All of them in one go: numbers handed from function to
 * function would each be an object. `waistband`: upper edge of a skirt that the top is tucked into, or null.
 */
export function writeClothField(
  garment: CutGarment,
  { neutral, arm: arms }: Points,
  [from, to]: readonly [number, number],
  female: boolean,
  waistband: number | null,
  out: Float32Array,
): void {
  const { region, opening } = garment;
  const [low, high] = heightsOf(garment);
  const lower = garment.lowerEdge * 10;
  const lowest = female ? Math.min(lower, BREAST_BOTTOM) : lower;
  for (let point = from; point < to; point++) {
    const side = Math.abs(neutral[3 * point] ?? 0);
    const y = neutral[3 * point + 1] ?? 0;
    const z = neutral[3 * point + 2] ?? 0;
    const arm = arms[point] ?? 0;
    if (y > high || (y < low && arm === 0)) {
      out[point] = FAR;
      continue;
    }
    const armhole = (0.5 - arm) * ARMHOLE;
    let field: number;
    if (region === 'skirt') field = Math.min(waist(garment, z) - y, y - Math.min(lower, HIPS_BOTTOM));
    else if (region === 'bottom') field = Math.min(waist(garment, z) - y, legs(garment, side, y), armhole);
    else {
      const below = region === 'suit' ? legs(garment, side, y) : y - lowest;
      const trunk = Math.min(Math.max(below, -armhole), neck(garment, side, z, female) - y);
      field = Math.min(trunk, Math.max(armhole, sleeve(garment, side, y, z)));
      if (waistband !== null && region === 'top') field = Math.min(field, Math.max(y - waistband + TUCKED, arm * 9 - 1));
    }
    if (opening > 0 && z > 0) field = Math.min(field, side - opening * 10 * within((5.6 - y) / 4.6, 0.2, 1));
    out[point] = field;
  }
}

/** What folds add on the average, at most, decimetres. */
const FOLDS = 0.06;

/** How far the cloth stands off the body, decimetres. */
export function standOff(garment: CutGarment, y: number, arm: number): number {
  const start = garment.region === 'bottom' || garment.region === 'skirt' ? upperEdge(garment) : 3;
  const end = Math.min(start - 1, Math.max(garment.lowerEdge * 10, LONGEST));
  const widened = within((start - y) / (start - end), 0, 1) * (1 - within(arm * 2, 0, 1));
  return 10 * (garment.offset + garment.flare * widened) + garment.folds * FOLDS;
}
