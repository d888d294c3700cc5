/** Red, green, blue. */
export type Rgb = readonly [number, number, number];

/** CIELAB (D65) → linear sRGB, clipped to 0 … 1. */
export function linearOfLab([lightness, a, b]: readonly [number, number, number]): Rgb {
  const fy = (lightness + 16) / 116;
  const inverse = (t: number) => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));
  const x = 0.95047 * inverse(fy + a / 500);
  const y = inverse(fy);
  const z = 1.08883 * inverse(fy - b / 200);
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(3.2406 * x - 1.5372 * y - 0.4986 * z),
    clip(-0.9689 * x + 1.8758 * y + 0.0415 * z),
    clip(0.0557 * x - 0.204 * y + 1.057 * z),
  ];
}

/** Linear 0 … 1 → sRGB 0 … 255 (IEC 61966-2-1). */
export function encoded(linear: Rgb): Rgb {
  const code = (value: number) => 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  return [code(linear[0]), code(linear[1]), code(linear[2])];
}
