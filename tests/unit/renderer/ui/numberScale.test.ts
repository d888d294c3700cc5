import { expect, it } from 'vitest';
import { parseNumber, stepped } from '../../../../renderer/ui/numberScale.ts';

it('reads what people type, and nothing else', () => {
  expect(['1,5', ' 2.25 ', '−3', '1e-5', '.5'].map(parseNumber)).toEqual([1.5, 2.25, -3, 1e-5, 0.5]);
  expect(['', '1.2.3', '12 mm', 'NaN', 'Infinity', '0x10', '1e999'].map(parseNumber)).toEqual(Array(7).fill(null));
});

it('rounds a drag to what the field shows, in its own unit', () => {
  expect(stepped(0.3333, { min: 0, max: 1, step: 0.01, factor: 100, digits: 0 })).toBe(0.33);
  expect(stepped(4.6, { min: 1, max: 9, step: 1, integer: true })).toBe(5);
});
