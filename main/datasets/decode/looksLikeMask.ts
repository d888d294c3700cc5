import { readPixels } from './pixels.ts';

/** At least 95 % of the pixels black or white. A picture that cannot be read is no mask. */
export async function looksLikeMask(path: string): Promise<boolean> {
  const pixels = await readPixels(path, false).catch(() => null);
  if (pixels === null) return false;
  const { rgb } = pixels;
  let extreme = 0;
  for (let at = 0; at < rgb.length; at += 3) {
    const [r = 0, g = 0, b = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
    if (Math.max(r, g, b) <= 10 || Math.min(r, g, b) >= 245) extreme++;
  }
  return extreme * 3 >= 0.95 * rgb.length;
}
