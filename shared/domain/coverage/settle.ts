import { about, IDENTITY, type Matrix, product } from './rotations.ts';

/** Pelvis this near to the lowest point, decimetres: sitting or lying on the floor; as `human/posing/settling.py`. */
const ON_FLOOR = 2.45;
const STEPS = [4, 2, 1] as const;
const DEGREE = Math.PI / 180;

/** Who sits or lies on the floor tilts until the body lies as low as it can; others stay as they are. `points` [n, 3] of the body. */
export function settling(points: Float32Array, count: number, pelvisHeight: number): Matrix {
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 1; at < 3 * count; at += 3) lowest = Math.min(lowest, points[at] ?? 0);
  if (pelvisHeight - lowest > ON_FLOOR) return IDENTITY;
  let best: readonly [number, number] = [0, 0];
  for (const step of STEPS) {
    const offsets = step === STEPS[0] ? [-2, -1, 0, 1, 2] : [-1, 0, 1];
    const from = best;
    let least = Number.POSITIVE_INFINITY;
    for (const first of offsets) {
      for (const second of offsets) {
        const tilt = [from[0] + first * step, from[1] + second * step] as const;
        const height = meanHeight(points, count, tilt[0] * DEGREE, tilt[1] * DEGREE);
        if (height < least) {
          least = height;
          best = tilt;
        }
      }
    }
  }
  return product(about([1, 0, 0], best[0] * DEGREE), about([0, 0, 1], best[1] * DEGREE));
}

/** Mean height over the lowest point of a body tilted about X and Z. */
function meanHeight(points: Float32Array, count: number, x: number, z: number): number {
  const [a, b, c] = [Math.cos(x) * Math.sin(z), Math.cos(x) * Math.cos(z), -Math.sin(x)];
  let sum = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < 3 * count; at += 3) {
    const height = a * (points[at] ?? 0) + b * (points[at + 1] ?? 0) + c * (points[at + 2] ?? 0);
    sum += height;
    if (height < lowest) lowest = height;
  }
  return sum / Math.max(1, count) - lowest;
}
