/**
 * A closed line along the borders between pixels: x, y, x, y, … in pixels from the upper left corner of the picture, only where
 * it turns. The mask lies to its right, so that outer lines have a positive area and holes a negative one.
 */
export type Ring = readonly number[];

/** Right, down, left, up: the next is the turn to the right. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * All borders of a mask. Exact: filling them by the even-odd rule at pixel centres gives back the mask. Pixels that touch only
 * at a corner belong to different rings.
 * @param mask one byte per pixel, row by row; anything above 0 is set
 */
export function traceBoundary(mask: Uint8Array, width: number, height: number): Ring[] {
  const out = borders(mask, width, height);
  const stride = width + 1;
  const rings: Ring[] = [];
  for (let start = 0; start < out.length; start++) {
    // Every ring has an edge to the right; the first one met, row by row, begins at a corner.
    while (((out[start] ?? 0) & 1) !== 0) {
      const ring: number[] = [];
      let [at, direction, before] = [start, 0, -1];
      do {
        if (direction !== before) ring.push(at % stride, Math.floor(at / stride));
        before = direction;
        out[at] = (out[at] ?? 0) & ~(1 << direction);
        const [dx, dy] = STEPS[direction] ?? STEPS[0];
        at += dx + dy * stride;
        direction = nextDirection(out[at] ?? 0, direction, at === start);
      } while (direction >= 0);
      rings.push(ring);
    }
  }
  return rings;
}

/** Twice the area a ring encloses, in pixels; negative for a hole. */
export function doubleArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    sum += (ring[i] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[i + 1] ?? 0);
  }
  return sum;
}

/** For each corner between pixels the edges that leave it, a bit for each direction: once around every pixel, less those inside. */
function borders(mask: Uint8Array, width: number, height: number): Uint8Array {
  const stride = width + 1;
  const out = new Uint8Array(stride * (height + 1));
  const leave = (corner: number, direction: number) => {
    out[corner] = (out[corner] ?? 0) | (1 << direction);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if ((mask[at] ?? 0) === 0) continue;
      const corner = y * stride + x;
      if (y === 0 || (mask[at - width] ?? 0) === 0) leave(corner, 0);
      if (x === width - 1 || (mask[at + 1] ?? 0) === 0) leave(corner + 1, 1);
      if (y === height - 1 || (mask[at + width] ?? 0) === 0) leave(corner + stride + 1, 2);
      if (x === 0 || (mask[at - 1] ?? 0) === 0) leave(corner + stride, 3);
    }
  }
  return out;
}

/** A turn to the right stays at the same pixel where two touch at a corner. −1: the ring is closed. */
function nextDirection(edges: number, direction: number, isStart: boolean): number {
  for (const turn of [1, 0, 3]) {
    const next = (direction + turn) % 4;
    if ((edges & (1 << next)) !== 0) return next;
    // The edge that the ring began with is taken already.
    if (isStart && next === 0) return -1;
  }
  return -1;
}
