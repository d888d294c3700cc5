import type { Point } from './rays.ts';

/** The twelve edges of a box between two opposite corners, as pairs of points. */
export function boxEdges([x0, y0, z0]: Point, [x1, y1, z1]: Point): Point[] {
  const ring = (z: number): Point[] => [
    [x0, y0, z],
    [x1, y0, z],
    [x1, y1, z],
    [x0, y1, z],
  ];
  const [floor, ceiling] = [ring(z0), ring(z1)];
  return floor.flatMap((point, index) => {
    const next = (index + 1) % 4;
    const above = ceiling[index] ?? point;
    return [point, floor[next] ?? point, above, ceiling[next] ?? point, point, above];
  });
}
