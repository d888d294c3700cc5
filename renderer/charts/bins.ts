/** Counts of values in equal bins, as densities per unit so that an exact density can lie over them. */
export function binned(
  values: readonly number[],
  min: number,
  max: number,
  bins: number,
): readonly { readonly x: number; readonly density: number }[] {
  const width = (max - min) / bins;
  const counts = new Array<number>(bins).fill(0);
  let inside = 0;
  for (const value of values) {
    if (!(value >= min && value <= max)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - min) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
    inside++;
  }
  const total = Math.max(1, inside);
  return counts.map((count, bin) => ({ x: min + (bin + 0.5) * width, density: count / total / width }));
}
