import type { Header } from './pixels.ts';

/** Whether to apply the EXIF orientation of each. */
export interface Turns {
  readonly image: boolean;
  readonly mask: boolean;
}

/**
 * Settles EXIF orientation: both are turned as their files say, unless the sizes fit only without a turn (masks are often
 * drawn on the pixels as stored). Null when the sizes differ in every way.
 */
export function settleTurns(image: Header, mask: Header): Turns | null {
  for (const turns of [
    { image: true, mask: true },
    { image: false, mask: true },
    { image: true, mask: false },
    { image: false, mask: false },
  ]) {
    const a = uprightSize(image, turns.image);
    const b = uprightSize(mask, turns.mask);
    if (a.width === b.width && a.height === b.height) return turns;
  }
  return null;
}

/** Size of the decoded picture. Orientations 5 … 8 swap the sides. */
export function uprightSize({ width, height, orientation }: Header, turned: boolean): { width: number; height: number } {
  return turned && orientation >= 5 ? { width: height, height: width } : { width, height };
}
