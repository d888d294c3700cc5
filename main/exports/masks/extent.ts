/** Number of set pixels, and their box: x, y, width, height in pixels; null of an empty mask. */
export function extentOf(mask: Uint8Array, width: number): { area: number; box: [number, number, number, number] } | null {
  let [area, left, top, right, bottom] = [0, width, Number.POSITIVE_INFINITY, -1, -1];
  mask.forEach((value, at) => {
    if (value === 0) return;
    const [x, y] = [at % width, Math.floor(at / width)];
    area++;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = y;
  });
  return area === 0 ? null : { area, box: [left, top, right - left + 1, bottom - top + 1] };
}
