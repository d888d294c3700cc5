import { doubleArea, type Ring, traceBoundary } from './boundary.ts';

/**
 * One polygon for each connected piece of a mask, holes joined to their outer line by doubled edges of no width: filled by the
 * even-odd rule the polygons are the mask.
 */
export function piecePolygons(mask: Uint8Array, width: number, height: number): Ring[] {
  const rings = traceBoundary(mask, width, height);
  const outer = rings
    .filter((ring) => doubleArea(ring) > 0)
    .map((ring) => ({ ring, area: doubleArea(ring), holes: [] as Ring[] }))
    .sort((a, b) => a.area - b.area);
  for (const hole of rings.filter((ring) => doubleArea(ring) < 0)) {
    const [x, y] = besideHole(hole);
    // The smallest piece around a set pixel is the one it belongs to.
    outer.find(({ ring }) => encloses(ring, x, y))?.holes.push(hole);
  }
  return outer.map(({ ring, holes }) => joinRings([ring, ...holes]));
}

/** All pieces and holes of a mask as one polygon; null of an empty mask. */
export function onePolygon(mask: Uint8Array, width: number, height: number): Ring | null {
  const rings = traceBoundary(mask, width, height);
  return rings.length === 0 ? null : joinRings(rings.sort((a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a))));
}

/** The middle of a set pixel at a hole's border: a hole begins with an edge to the right, and the mask is below it. */
function besideHole(hole: Ring): [number, number] {
  return [(hole[0] ?? 0) + 0.5, (hole[1] ?? 0) + 0.5];
}

/** Even-odd rule. */
function encloses(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    const [ax, ay, by] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[next + 1] ?? 0];
    // All edges are level or upright.
    if (ay > y !== by > y && x < ax) inside = !inside;
  }
  return inside;
}

/** Joins each further ring at the nearest pair of corners, there and back. */
function joinRings([first = [], ...others]: readonly Ring[]): Ring {
  const path = [...first];
  for (const ring of others) {
    let [least, at, from] = [Number.POSITIVE_INFINITY, 0, 0];
    for (let i = 0; i < path.length; i += 2) {
      for (let j = 0; j < ring.length; j += 2) {
        const distance = ((path[i] ?? 0) - (ring[j] ?? 0)) ** 2 + ((path[i + 1] ?? 0) - (ring[j + 1] ?? 0)) ** 2;
        if (distance < least) [least, at, from] = [distance, i, j];
      }
    }
    const around = [...ring.slice(from), ...ring.slice(0, from), ...ring.slice(from, from + 2), ...path.slice(at, at + 2)];
    path.splice(at + 2, 0, ...around);
  }
  return path;
}
