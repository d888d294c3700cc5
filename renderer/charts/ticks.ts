import { formatNumber } from '../ui/format.ts';

/** Round numbers that people count by. */
const STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * About `count` round numbers from `low` to `high`: multiples of 1, 2, 2.5 or 5 times a power of ten. The ends are among
 * them where they are round themselves.
 * @param outside the first and the last take the ends in, else all are between them
 */
export function roundTicks(low: number, high: number, count: number, outside = false): number[] {
  if (!(high > low)) return [low];
  const raw = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * (STEPS.find((one) => one * power >= raw * (1 - 1e-9)) ?? 10);
  const [first, last] = outside
    ? [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)]
    : [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** Ticks of epochs or steps: the first one, and round ones to the last. */
export function wholeTicks(first: number, last: number, count: number): number[] {
  const [low, high] = [Math.ceil(first), Math.floor(last)];
  const round = roundTicks(low, high, Math.min(count, high - low)).filter((tick) => Number.isInteger(tick));
  // The first epoch is 1: a tick of its own, where the next one leaves it room.
  const room = (high - low) / (2 * count);
  return [low, ...round.filter((tick) => tick > low && tick - low >= room)];
}

/** A value on an axis or in a legend: three digits that count; what is very small, as a power of ten. */
export function valueText(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && size < 1e-3)
    return value
      .toExponential(2)
      .replace(/\.?0*e/, 'e')
      .replaceAll('-', '−');
  return formatNumber(value, size >= 100 ? 0 : size >= 10 ? 1 : 3);
}
