import { expect, it } from 'vitest';
import { downsampled } from '../../../../renderer/charts/lttb.ts';

const flat = Array.from({ length: 5000 }, (_, x) => ({ x, y: 0 }));

it('keeps a single spike that plain thinning would lose', () => {
  const spiked = flat.map((point) => (point.x === 3217 ? { x: 3217, y: 9 } : point));
  const thin = downsampled(spiked, 100);
  expect(thin).toHaveLength(100);
  expect(thin).toContainEqual({ x: 3217, y: 9 });
});

it('keeps both ends and the order, so that a curve begins and ends where it did', () => {
  const thin = downsampled(flat, 60);
  expect([thin[0]?.x, thin.at(-1)?.x]).toEqual([0, 4999]);
  expect(thin.map(({ x }) => x)).toEqual(thin.map(({ x }) => x).toSorted((a, b) => a - b));
});

it('leaves short curves as they are', () => {
  const short = flat.slice(0, 12);
  expect(downsampled(short, 12)).toBe(short);
});
