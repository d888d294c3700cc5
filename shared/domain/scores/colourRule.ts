/**
 * The classic fixed colour rule, the baseline every model should beat: a pixel is skin iff
 * 77 ≤ Cb ≤ 127 and 133 ≤ Cr ≤ 173, in full-range BT.601 YCbCr (Chai and Ngan 1999).
 */
export function isSkinByColour(red: number, green: number, blue: number): boolean {
  const cb = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue;
  const cr = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue;
  return cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173;
}

/** RGB bytes (3 per pixel) → mask bytes, 0 or 255. */
export function segmentByColour(rgb: Uint8Array): Uint8Array {
  const mask = new Uint8Array(Math.floor(rgb.length / 3));
  for (let i = 0; i < mask.length; i++) {
    const at = 3 * i;
    mask[i] = isSkinByColour(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0) ? 255 : 0;
  }
  return mask;
}
