/**
 * The camera's angle on the cylinder: Θ = 3π/2 + π·D·X^p_front with X ~ U(0, 1), D ~ U{−1, 1} (paper, section 3.3).
 * `away` is the signed angle from the front, Θ − 3π/2, in radians; at 0 the camera faces the person.
 */
export function cameraAngle(uniform: number, sign: -1 | 1, pFront: number): number {
  return 1.5 * Math.PI + Math.PI * sign * uniform ** pFront;
}

/** Density of the signed angle away from the front, per radian, on −π … π. Infinite at 0 when p_front > 1. */
export function viewAngleDensity(pFront: number): (away: number) => number {
  return (away) => {
    const share = Math.abs(away) / Math.PI;
    if (share > 1) return 0;
    return share ** (1 / pFront - 1) / (2 * Math.PI * pFront);
  };
}

/** P(|away| ≤ angle) = (angle/π)^(1/p_front). */
export function viewAngleShareWithin(pFront: number, angle: number): number {
  return Math.min(1, Math.max(0, angle / Math.PI)) ** (1 / pFront);
}

/** The angle that this share of the frames stays within: π·share^p_front. */
export function viewAngleQuantile(pFront: number, share: number): number {
  return Math.PI * share ** pFront;
}
