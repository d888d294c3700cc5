/** Mean, and the standard deviation of a sample (n − 1); null where one value tells of no spread. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
}

/** @throws RangeError without values. */
export function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  if (n === 0) throw new RangeError('No values have no mean.');
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { n, mean, sd: null };
  return { n, mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)) };
}
