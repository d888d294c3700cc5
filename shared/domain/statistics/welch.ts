import { incompleteBeta } from './incompleteBeta.ts';
import type { Moments } from './moments.ts';

export interface WelchTest {
  readonly t: number;
  /** Degrees of freedom after Welch and Satterthwaite. */
  readonly degrees: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Whether two means differ, without assuming equal variances (Welch 1947). Null where the samples cannot tell: fewer than two
 * values on a side, or no spread on both.
 */
export function welchTest(a: Moments, b: Moments): WelchTest | null {
  if (a.sd === null || b.sd === null) return null;
  const [errorA, errorB] = [a.sd ** 2 / a.n, b.sd ** 2 / b.n];
  const error = errorA + errorB;
  if (error === 0) return null;
  const t = (a.mean - b.mean) / Math.sqrt(error);
  const degrees = error ** 2 / (errorA ** 2 / (a.n - 1) + errorB ** 2 / (b.n - 1));
  return { t, degrees, p: incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) };
}
