import { FRAMING_CLASSES, type FramingClass } from '../variety/framing.ts';

/**
 * Kolmogorov–Smirnov distance of two samples: the largest difference of their empirical distribution functions, 0 … 1.
 * @throws RangeError where one is empty.
 */
export function kolmogorovSmirnov(first: ArrayLike<number>, second: ArrayLike<number>): number {
  if (first.length === 0 || second.length === 0) throw new RangeError('Distance to a sample without values.');
  const a = Float64Array.from(first).sort();
  const b = Float64Array.from(second).sort();
  let [i, j, most] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? 0, b[j] ?? 0);
    // Equal values step together.
    while (i < a.length && (a[i] ?? 0) <= value) i++;
    while (j < b.length && (b[j] ?? 0) <= value) j++;
    most = Math.max(most, Math.abs(i / a.length - j / b.length));
  }
  return most;
}

/** Distance that two samples of one distribution keep below in 19 of 20 cases (the asymptotic 5 % level). */
function distanceByChance(first: number, second: number): number {
  return 1.358 * Math.sqrt((first + second) / (first * second));
}

/** Σ |difference| over the framing classes, 0 … 2. */
export function framingDistance(first: Readonly<Record<FramingClass, number>>, second: Readonly<Record<FramingClass, number>>): number {
  return FRAMING_CLASSES.reduce((sum, name) => sum + Math.abs(first[name] - second[name]), 0);
}

/** How well two datasets agree: what two samples of one preset would show, near, or apart. */
export type Agreement = 'same' | 'near' | 'apart';

/** Goals of a forecast: KS distance of the skin share at most 0.08. */
const NEAR_SKIN = 0.08;

export function agreementOf(distance: number, first: number, second: number): Agreement {
  if (distance <= distanceByChance(first, second)) return 'same';
  return distance <= Math.max(NEAR_SKIN, 1.5 * distanceByChance(first, second)) ? 'near' : 'apart';
}
