import { describe, expect, it } from 'vitest';
import {
  focalLength,
  focalLengthDensity,
  focalLengthQuantile,
  focalLengthShareBelow,
} from '../../../../shared/domain/distributions/focalLength.ts';
import {
  cameraAngle,
  viewAngleDensity,
  viewAngleQuantile,
  viewAngleShareWithin,
} from '../../../../shared/domain/distributions/viewAngle.ts';
import { Draws } from '../../../../shared/domain/random/draws.ts';

/** Largest gap between the empirical distribution of the draws and the exact one (Kolmogorov–Smirnov). */
function gap(values: number[], share: (value: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.max(
    ...sorted.map((value, i) => Math.max(Math.abs(share(value) - i / sorted.length), Math.abs(share(value) - (i + 1) / sorted.length))),
  );
}

/** Midpoint rule. */
function integral(f: (x: number) => number, from: number, to: number, steps = 20_000): number {
  const width = (to - from) / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += f(from + (i + 0.5) * width);
  return sum * width;
}

const N = 10_000;
/** Critical value at 1 in 1,000. */
const LIMIT = 1.95 / Math.sqrt(N);

describe.each([0.5, 1, 2, 3.5])('view angle with p_front %s', (pFront) => {
  it('draws what the density shown beside it says', () => {
    const away = Array.from({ length: N }, (_, i) => {
      const draws = new Draws(11, 'frame', i);
      return Math.abs(cameraAngle(draws.uniform('angle'), draws.sign('side'), pFront) - 1.5 * Math.PI);
    });
    expect(gap(away, (angle) => viewAngleShareWithin(pFront, angle))).toBeLessThan(LIMIT);
  });

  it('has a density that agrees with its share and quantile', () => {
    const density = viewAngleDensity(pFront);
    const between = viewAngleShareWithin(pFront, 2) - viewAngleShareWithin(pFront, 0.5);
    expect(2 * integral(density, 0.5, 2)).toBeCloseTo(between, 5);
    expect(viewAngleShareWithin(pFront, viewAngleQuantile(pFront, 0.3))).toBeCloseTo(0.3, 10);
  });
});

describe.each([0.7, 1, 1.6, 4])('focal length with p_focal %s', (pFocal) => {
  const lengths = { focalLength: { min: 35, max: 110 }, pFocal };

  it('draws what the density shown beside it says', () => {
    const values = Array.from({ length: N }, (_, i) => focalLength(new Draws(12, 'frame', i).uniform('focal'), lengths));
    expect(gap(values, (f) => focalLengthShareBelow(lengths, f))).toBeLessThan(LIMIT);
  });

  it('has a density that agrees with its share and quantile', () => {
    const between = focalLengthShareBelow(lengths, 100) - focalLengthShareBelow(lengths, 50);
    expect(integral(focalLengthDensity(lengths), 50, 100)).toBeCloseTo(between, 5);
    expect(focalLengthShareBelow(lengths, focalLengthQuantile(lengths, 0.8))).toBeCloseTo(0.8, 10);
  });
});

it('faces the person at 3π/2', () => {
  expect(cameraAngle(0, 1, 2)).toBe(1.5 * Math.PI);
});
