import { describe, expect, it } from 'vitest';
import { curveStyle } from '../../../../renderer/charts/curveStyle.ts';
import { roundTicks, valueText, wholeTicks } from '../../../../renderer/charts/ticks.ts';

describe('ticks of an axis', () => {
  it('are round numbers, within the ends or around them', () => {
    expect(roundTicks(0.02, 0.38, 4)).toEqual([0.1, 0.2, 0.3]);
    expect(roundTicks(0.02, 0.38, 4, true)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
    expect(roundTicks(0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(roundTicks(-3, 12, 4, true)).toEqual([-5, 0, 5, 10, 15]);
    expect(roundTicks(7, 7, 4)).toEqual([7]);
  });

  it('of epochs are whole, and the first epoch is among them', () => {
    expect(wholeTicks(1, 30, 6)).toEqual([1, 5, 10, 15, 20, 25, 30]);
    expect(wholeTicks(1, 3, 6)).toEqual([1, 2, 3]);
    expect(wholeTicks(1, 2000, 6)).toEqual([1, 500, 1000, 1500, 2000]);
    expect(wholeTicks(1, 1, 6)).toEqual([1]);
  });

  it('say small values as powers of ten', () => {
    expect([0.00001, 2.5e-4, 0.38, 12.34, 4567, -0.5, 0].map(valueText)).toEqual(['1e−5', '2.5e−4', '0.38', '12.3', '4,567', '−0.5', '0']);
  });
});

describe('styles of curves', () => {
  it('tell many curves apart without colour', () => {
    const styles = Array.from({ length: 30 }, (_, place) => curveStyle(place, 0)).map(
      ({ strokeDasharray, mark }) => `${strokeDasharray} ${mark}`,
    );
    expect(new Set(styles).size).toBe(30);
  });
});
