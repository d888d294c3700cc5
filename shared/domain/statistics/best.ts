import type { Moments } from './moments.ts';
import { welchTest } from './welch.ts';

/** Below this a difference counts. */
const SIGNIFICANCE = 0.05;

/**
 * Index of the group whose mean is better than each other group's by Welch's test (two-sided, p < 0.05 after Bonferroni over
 * the comparisons); null when no group is, or a group has a single value.
 */
export function significantlyBest(groups: readonly (Moments | null)[], better: 'higher' | 'lower'): number | null {
  const known = groups.flatMap((moments, index) => (moments === null ? [] : [{ moments, index }]));
  if (known.length < 2) return null;
  const sign = better === 'higher' ? 1 : -1;
  const best = known.reduce((leader, group) => (sign * (group.moments.mean - leader.moments.mean) > 0 ? group : leader));
  const limit = SIGNIFICANCE / (known.length - 1);
  const isAbove = known.every((group) => group === best || (welchTest(best.moments, group.moments)?.p ?? 1) < limit);
  return isAbove ? best.index : null;
}
