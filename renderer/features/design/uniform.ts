interface Range {
  readonly min: number;
  readonly max: number;
}

/** Density of U(min, max). */
export function uniformDensity({ min, max }: Range): (x: number) => number {
  return (x) => (x >= min && x <= max ? 1 / (max - min) : 0);
}

/** A little room on both sides, so that the ends of the range are seen. */
export function padded({ min, max }: Range, least: number): Range {
  const margin = Math.max((max - min) / 8, least);
  return { min: min - margin, max: max + margin };
}
