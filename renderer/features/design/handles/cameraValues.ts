import { viewAngleQuantile } from '../../../../shared/domain/distributions/viewAngle.ts';

/** The arc's ends: half of the frames lie within them. */
const HALF = 0.5;
const FRONT = 1.5 * Math.PI;

/** Signed angle of a point of the floor from the front, −π … π. */
export function angleAt([x, y]: readonly [number, number, ...number[]]): number {
  const away = Math.atan2(y, x) - FRONT;
  return Math.atan2(Math.sin(away), Math.cos(away));
}

/** Angle from the front that half of the frames stay within. */
export function arcOf(pFront: number): number {
  return viewAngleQuantile(pFront, HALF);
}

/** p_front for which half of the frames lie within `angle` (radians, more than 0): the inverse of `arcOf`. */
export function pFrontOfArc(angle: number): number {
  const share = Math.min(1 - 1e-6, Math.max(1e-18, Math.abs(angle) / Math.PI));
  return Math.log(share) / Math.log(HALF);
}

/** Watts → height of a bead above its lamp, metres: weak lamps need the finer scale. */
export function beadHeight(watts: number): number {
  return Math.sqrt(Math.max(0, watts) / 1000);
}

export function wattsAt(height: number): number {
  return 1000 * Math.max(0, height) ** 2;
}
