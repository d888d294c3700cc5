import type { Draws } from '../../../shared/domain/random/draws.ts';

/** Changes the three planes of a picture, 0 … 1, in place. */
export type ColourChange = (planes: Float32Array) => void;

/** Draws factors 1 ± strength for brightness, contrast (about mid grey) and chroma (about BT.601 luma). */
export function drawColourChange(draws: Draws, strength: number): ColourChange | null {
  if (strength === 0) return null;
  const brightness = draws.range('brightness', 1 - strength, 1 + strength);
  const contrast = draws.range('contrast', 1 - strength, 1 + strength);
  const chroma = draws.range('chroma', 1 - strength, 1 + strength);
  const changed = (value: number, luma: number) => {
    const toned = luma + (value - luma) * chroma;
    return Math.min(1, Math.max(0, ((toned - 0.5) * contrast + 0.5) * brightness));
  };
  return (planes) => {
    const plane = planes.length / 3;
    for (let at = 0; at < plane; at++) {
      const red = planes[at] ?? 0;
      const green = planes[at + plane] ?? 0;
      const blue = planes[at + 2 * plane] ?? 0;
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
      planes[at] = changed(red, luma);
      planes[at + plane] = changed(green, luma);
      planes[at + 2 * plane] = changed(blue, luma);
    }
  };
}
