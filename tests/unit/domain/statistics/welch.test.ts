import { describe, expect, it } from 'vitest';
import { significantlyBest } from '../../../../shared/domain/statistics/best.ts';
import { incompleteBeta } from '../../../../shared/domain/statistics/incompleteBeta.ts';
import { momentsOf } from '../../../../shared/domain/statistics/moments.ts';
import { welchTest } from '../../../../shared/domain/statistics/welch.ts';

/** Student's sleep data, as in R's `sleep`; `t.test(extra ~ group, sleep)` prints t = -1.8608, df = 17.776, p-value = 0.07939. */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('statistics of seeds', () => {
  it('has the mean and the sample’s standard deviation', () => {
    const { mean, sd, n } = momentsOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect([n, mean]).toEqual([8, 5]);
    expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(momentsOf([3])).toEqual({ n: 1, mean: 3, sd: null });
    expect(() => momentsOf([])).toThrow(RangeError);
  });

  it('agrees with the incomplete beta function where it is known', () => {
    // I_x(1, 1) = x; I_x(a, 1) = x^a; I_x(1/2, 1/2) = 2/π · asin √x; and the symmetry I_x(a, b) = 1 − I_{1−x}(b, a).
    for (const x of [0.01, 0.3, 0.77, 0.999]) {
      expect(incompleteBeta(x, 1, 1)).toBeCloseTo(x, 12);
      expect(incompleteBeta(x, 7.5, 1)).toBeCloseTo(x ** 7.5, 12);
      expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
      expect(incompleteBeta(x, 3, 11)).toBeCloseTo(1 - incompleteBeta(1 - x, 11, 3), 12);
    }
  });

  it('gives Welch’s test as R does', () => {
    const test = welchTest(momentsOf(FIRST), momentsOf(SECOND));
    expect(test?.t).toBeCloseTo(-1.8608, 4);
    expect(test?.degrees).toBeCloseTo(17.776, 3);
    expect(test?.p).toBeCloseTo(0.07939, 5);
    // With two degrees of freedom, P(|T| > t) = 1 − t/√(t² + 2).
    const pair = welchTest(momentsOf([1, 2]), momentsOf([5, 6]));
    expect(pair?.degrees).toBeCloseTo(2, 12);
    expect(pair?.p).toBeCloseTo(1 - 5.656854249 / Math.sqrt(5.656854249 ** 2 + 2), 8);
  });

  it('says nothing where the samples cannot tell', () => {
    expect(welchTest(momentsOf([1]), momentsOf([2, 3]))).toBeNull();
    expect(welchTest(momentsOf([2, 2]), momentsOf([3, 3]))).toBeNull();
  });

  it('names a best group only when it is significantly better than every other', () => {
    const high = momentsOf([0.8, 0.81, 0.805]);
    const low = momentsOf([0.7, 0.71, 0.69]);
    const wide = momentsOf([0.6, 0.95, 0.7]);
    expect(significantlyBest([low, high], 'higher')).toBe(1);
    expect(significantlyBest([low, high], 'lower')).toBe(0);
    expect(significantlyBest([low, null, high], 'higher')).toBe(2);
    expect(significantlyBest([low, high, wide], 'higher')).toBeNull();
    expect(significantlyBest([low, momentsOf([0.9])], 'higher')).toBeNull();
    expect(significantlyBest([high], 'higher')).toBeNull();
  });
});
