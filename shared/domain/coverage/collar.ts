import type { CutGarment } from '../scene/spec/clothing.ts';

/** Collars, hoods and scarves as `human/clothes/collar.py`: bands around the neck of the neutral adult, decimetres. */
const SLOPE = 0.3;
const STAND = 5.72;
const CREASE = 6.14;
const LEAF = 5.5;
const BROAD = 0.97;
/** Below this there are no collars. */
export const COLLARS_FROM = 4.2;

/** Where a band reaches at a point (positive inside), and how far it lies above what is below it. */
export interface Band {
  readonly field: number;
  readonly offset: number;
}
const NONE: Band = { field: -9, offset: 0 };

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
const neckHeight = (y: number, z: number) => y + SLOPE * (z - 0.2);

/** The collar of a top or suit. */
export function collarBand(garment: CutGarment, x: number, y: number, z: number): Band {
  if (garment.collar === 'none' || garment.region === 'bottom' || garment.region === 'skirt') return NONE;
  return garment.collar === 'shirt' ? shirtBand(Math.max(0.1, garment.opening * 6), Math.abs(x), y, z) : hoodBand(x, y, z);
}

function shirtBand(gap: number, side: number, y: number, z: number): Band {
  const up = neckHeight(y, z);
  const isFront = z > 0.2;
  const stand = Math.min(up - STAND, CREASE - up, isFront ? side - gap * 0.5 : 9);
  const front = isFront ? side - gap * 0.5 - 0.35 * Math.max(0, CREASE - up) : 9;
  const around = BROAD - Math.hypot(side, 1.1 * (z - 0.2)) + 0.3 * within(z - 0.2, 0, 0.7);
  const leaf = Math.min(up - LEAF + 0.25 * within(z - 0.2, 0, 0.6), CREASE + 0.02 - up, front, around);
  return { field: Math.max(stand, leaf), offset: leaf > 0 ? 0.03 + 0.11 * within((CREASE - up) / (CREASE - LEAF), 0, 1.2) : 0.02 };
}

function hoodBand(x: number, y: number, z: number): Band {
  const up = neckHeight(y, z);
  const behind = within((0.55 - z) / 0.9, 0, 1);
  const low = 5.55 - 1.1 * behind ** 2;
  const share = within((up - low) / (6.2 - low), 0, 1);
  const bulge = Math.sqrt(Math.max(0, Math.sin(Math.PI * Math.sqrt(share)))) * (0.08 + 0.4 * behind);
  return { field: Math.min(up - low, 6.2 - up, z > 0.6 ? Math.abs(x) - 0.12 : 9, 1.7 - Math.abs(x)), offset: bulge };
}

/** A scarf, `thickness` decimetres thick. */
export function scarfBand(thickness: number, x: number, y: number, z: number): Band {
  const up = neckHeight(y, z);
  const share = within((up - 5.5) / 0.85, 0, 1);
  return {
    field: Math.min(up - 5.5, 6.35 - up, 1.75 - Math.abs(x)),
    offset: 0.06 + 0.85 * thickness * Math.sqrt(Math.max(0, Math.sin(Math.PI * share))),
  };
}
