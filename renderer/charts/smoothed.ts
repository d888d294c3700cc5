interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Exponential moving average, debiased as Adam's moments are, so that the start is not drawn to nought: the smoothing of
 * TensorBoard. `factor` 0 changes nothing, near 1 is nearly flat.
 */
export function smoothed(points: readonly Point[], factor: number): readonly Point[] {
  if (factor <= 0) return points;
  let average = 0;
  let weight = 0;
  return points.map(({ x, y }) => {
    average = factor * average + (1 - factor) * y;
    weight = factor * weight + (1 - factor);
    return { x, y: average / weight };
  });
}
