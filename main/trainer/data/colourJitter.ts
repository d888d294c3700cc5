import type { Draws } from '../../../shared/domain/random/draws.ts';

/** Changes a colour in place: three values 0 … 1. */
export type ColourChange = (colour: Float64Array) => void;

/** Draws factors 1 ± strength for brightness, contrast (about mid grey) and chroma (about BT.601 luma). */
export function drawColourChange(draws: Draws, strength: number): ColourChange | null {
  if (strength === 0) return null;
  const brightness = draws.range('brightness', 1 - strength, 1 + strength);
  const contrast = draws.range('contrast', 1 - strength, 1 + strength);
  const chroma = draws.range('chroma', 1 - strength, 1 + strength);
  return (colour) => {
    const luma = 0.299 * (colour[0] ?? 0) + 0.587 * (colour[1] ?? 0) + 0.114 * (colour[2] ?? 0);
    for (let k = 0; k < 3; k++) {
      const toned = luma + ((colour[k] ?? 0) - luma) * chroma;
      colour[k] = Math.min(1, Math.max(0, ((toned - 0.5) * contrast + 0.5) * brightness));
    }
  };
}
