import { Draws } from '../../../shared/domain/random/draws.ts';

/** What is stored of an array: its length as a vector, and its sums under three fixed random choices of signs. */
export type Projection = readonly [norm: number, first: number, second: number, third: number];

/** What is stored of these values. */
export function projectionOf(values: Float32Array): Projection {
  const signs = new Draws(0, 'projection', 0);
  const along = (name: string) => values.reduce((sum, value, index) => sum + value * signs.sign(name, index), 0);
  return [Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)), along('first'), along('second'), along('third')];
}

/** Largest difference of two projections relative to the length of the expected one, or `least` if that is larger. */
export function projectionError(found: Projection, expected: Projection, least = 0): number {
  const error = Math.max(...expected.map((value, k) => Math.abs(value - (found[k] ?? 0)))) / Math.max(expected[0], least);
  return Number.isFinite(error) ? error : Number.POSITIVE_INFINITY;
}
