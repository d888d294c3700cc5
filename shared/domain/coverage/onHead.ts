import { PASS_INDEX } from '../labels/passIndex.ts';
import type { Person } from '../scene/spec/person.ts';
import type { Figure } from './figure.ts';
import { beardGrowth, scalpGrowth } from './growth.ts';

/** Brim of each made hat as (height in front, height behind, distance from the skull), decimetres about the eyes' height. */
const BRIMS = { beanie: [0.5, -0.35, 0.09], cap: [0.55, 0.02, 0.07], headscarf: [0.58, -0.75, 0.05] } as const;
/** Height and depth of the eyes of the neutral adult, decimetres. */
const EYES = { y: 7.3, z: 1.02 };
/** Hair higher than this above a brim is under the hat. */
const UNDER_HAT = 0.06;
/** The part of a head that a cloth over mouth and nose covers. */
const MASK = { low: 6.25, high: 7.08, front: 0.35 };
/** Nothing of a head is below this. */
const CHIN = 6;

/** What covers the head: a label (0 = its own skin) and a distance per vertex. Reused from person to person. */
export interface HeadCover {
  readonly label: Uint8Array;
  /** Decimetres. */
  readonly offset: Float32Array;
}

export function newHeadCover(figure: Figure): HeadCover {
  return { label: new Uint8Array(figure.counts.body), offset: new Float32Array(figure.counts.body) };
}

type Headed = Pick<Person, 'hair' | 'facialHair' | 'hat' | 'accessories'>;

/** How far a point of the neutral head is above the brim of the hat; far below without one. */
function aboveBrim(hat: Person['hat'], y: number, z: number): number {
  if (hat?.kind !== 'made') return -9;
  const [front, behind] = BRIMS[hat.shape];
  const slope = (front - behind) / 1.85;
  return y - (slope * z + EYES.y + front - slope * (EYES.z + 0.2));
}

/** Writes grown hair, beard, hat and a cloth over the mouth into `out`. Hair of cards is drawn as tufts. */
export function coverHead(person: Headed, figure: Figure, out: HeadCover): void {
  out.label.fill(0);
  out.offset.fill(0);
  const { hair, facialHair, hat } = person;
  const fitted = hat?.kind === 'fitted' ? figure.worn(`${hat.asset} whole`) : undefined;
  if (hair?.kind === 'cards') for (const vertex of figure.hair(hair.asset)?.hidden ?? []) out.label[vertex] = PASS_INDEX.scalpHair;
  const hasMask = person.accessories.some(({ kind }) => kind === 'mask');
  for (let vertex = 0; vertex < figure.counts.body; vertex++) {
    const y = figure.neutral[3 * vertex + 1] ?? 0;
    if (y < CHIN) continue;
    const x = figure.neutral[3 * vertex] ?? 0;
    const z = figure.neutral[3 * vertex + 2] ?? 0;
    let label = out.label[vertex] ?? 0;
    let offset = 0;
    if (hair?.kind === 'cropped' && y > 6.8 && scalpGrowth(x, y, z, hair.recession) > 0.5) {
      label = PASS_INDEX.scalpHair;
      offset = hair.length * 10 * (0.4 + 0.6 * Math.max(0, Math.min(1, (y - 7.35) / 0.6))) * 0.8;
    }
    if (facialHair && beardGrowth(x, y, z, facialHair.style) > 0.4) {
      label = PASS_INDEX.facialHair;
      offset = Math.min(facialHair.length, 0.012) * 10;
    }
    if (hasMask && y > MASK.low && y < MASK.high && z > MASK.front) {
      label = PASS_INDEX.garment;
      offset = 0.06;
    }
    const far = fitted?.[vertex] ?? 0;
    if (far > 0) {
      label = PASS_INDEX.hat;
      offset = far;
    } else if (hat?.kind === 'made' && aboveBrim(hat, y, z) > 0) {
      label = PASS_INDEX.hat;
      offset = BRIMS[hat.shape][2] + 0.12;
    }
    out.label[vertex] = label;
    out.offset[vertex] = offset;
  }
}

/** Tells whether a tuft of hair at a point of the neutral head, hanging on a vertex, is under the hat; null without a hat. */
export function underHat(hat: Person['hat'], figure: Figure): ((vertex: number, y: number, z: number) => boolean) | null {
  if (hat === null) return null;
  if (hat.kind === 'made') return (_, y, z) => aboveBrim(hat, y, z) > UNDER_HAT;
  const worn = figure.worn(`${hat.asset} whole`);
  return (vertex, y) => (worn?.[vertex] ?? 0) > 0 && y > EYES.y;
}
