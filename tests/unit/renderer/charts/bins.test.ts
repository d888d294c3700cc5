import { expect, it } from 'vitest';
import { binned } from '../../../../renderer/charts/bins.ts';

it('gives densities that integrate to one, so that the exact density lies over them', () => {
  const values = Array.from({ length: 997 }, (_, index) => 2 + ((index * 7919) % 997) / 200);
  const bars = binned(values, 1, 9, 32);
  expect(bars.reduce((sum, bar) => sum + bar.density * (8 / 32), 0)).toBeCloseTo(1, 12);
});

it('counts the upper end into the last bin and leaves out what lies beyond', () => {
  const bars = binned([0, 10, 11, Number.NaN], 0, 10, 2);
  expect(bars.map(({ density }) => density)).toEqual([0.1, 0.1]);
});
