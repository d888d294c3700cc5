export type Point = readonly [x: number, y: number, z: number];

/** From `origin` along `direction`, which has length 1. */
export interface PointerRay {
  readonly origin: Point;
  readonly direction: Point;
}

const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/**
 * How far along a line through `through` in direction `axis` (length 1) the point is that the ray passes nearest; null where both run
 * nearly alike, so that no such point can be told.
 */
export function alongAxis({ origin, direction }: PointerRay, through: Point, axis: Point): number | null {
  const between = minus(through, origin);
  const alike = dot(axis, direction);
  const apart = 1 - alike * alike;
  if (apart < 1e-4) return null;
  return (alike * dot(direction, between) - dot(axis, between)) / apart;
}

/** Where the ray meets a plane, before the viewer; null where it does not, or only far away at a flat angle. */
export function onPlane({ origin, direction }: PointerRay, through: Point, normal: Point): Point | null {
  const steepness = dot(direction, normal);
  if (Math.abs(steepness) < 0.02) return null;
  const far = dot(minus(through, origin), normal) / steepness;
  if (far <= 0) return null;
  return [origin[0] + far * direction[0], origin[1] + far * direction[1], origin[2] + far * direction[2]];
}
