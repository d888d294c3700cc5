interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Largest-Triangle-Three-Buckets (Steinarsson 2013): keeps the `count` points that keep the shape of the curve.
 * The first and the last are always kept.
 */
export function downsampled(points: readonly Point[], count: number): readonly Point[] {
  const last = points.at(-1);
  let kept = points[0];
  if (kept === undefined || last === undefined || points.length <= count || count < 3) return points;
  const bucket = (points.length - 2) / (count - 2);
  const result: Point[] = [kept];
  for (let index = 0; index < count - 2; index++) {
    const start = Math.floor(index * bucket) + 1;
    const end = Math.floor((index + 1) * bucket) + 1;
    const next = points.slice(end, Math.min(points.length, Math.floor((index + 2) * bucket) + 1));
    const mean = { x: 0, y: 0 };
    for (const point of next) {
      mean.x += point.x / next.length;
      mean.y += point.y / next.length;
    }
    let largest = -1;
    const from: Point = kept;
    for (const point of points.slice(start, end)) {
      const area = Math.abs((from.x - mean.x) * (point.y - from.y) - (from.x - point.x) * (mean.y - from.y));
      if (area > largest) {
        largest = area;
        kept = point;
      }
    }
    result.push(kept);
  }
  result.push(last);
  return result;
}
