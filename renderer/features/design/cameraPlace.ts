/** Signed angle from the front in radians, −π … π. */
export function angleFromFront(theta: number): number {
  return theta - 1.5 * Math.PI;
}
