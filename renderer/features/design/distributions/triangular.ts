interface Range {
  readonly min: number;
  readonly max: number;
}

/** Density of the mean of two uniform draws over a range: a symmetric triangle. */
export function triangularDensity({ min, max }: Range): (x: number) => number {
  const half = (max - min) / 2;
  return (x) => (x < min || x > max ? 0 : (1 - Math.abs(x - min - half) / half) / half);
}

/** The value that this share of the draws stays below. */
export function triangularQuantile({ min, max }: Range, share: number): number {
  const place = share < 0.5 ? Math.sqrt(share / 2) : 1 - Math.sqrt((1 - share) / 2);
  return min + (max - min) * place;
}
