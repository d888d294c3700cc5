import type { Grey } from './mask.ts';
import type { Header } from './pixels.ts';

type Size = Pick<Header, 'width' | 'height'>;

/** From this reduction on a JPEG decodes smaller at once. */
const LEAST_REDUCTION = 2;

/** JPEGs alone decode faster when they are wanted small: photographs of 12 megapixels in less than half the time. */
export function isWorthShrinking({ width, height, format }: Header, longestSide: number): boolean {
  return format === 'jpeg' && Math.max(width, height) >= LEAST_REDUCTION * longestSide;
}

/** The size with its longer side reduced to `longestSide`. */
export function sizeWithin({ width, height }: Size, longestSide: number): Size {
  const share = longestSide / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/** Grey at another size by its nearest pixels, so that masks keep their values. At its own size it is itself. */
export function nearestGrey({ width, height, grey }: Grey, to: Size): Uint8Array {
  if (width === to.width && height === to.height) return grey;
  const reduced = new Uint8Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const row = Math.floor(((y + 0.5) * height) / to.height) * width;
    for (let x = 0; x < to.width; x++) reduced[y * to.width + x] = grey[row + Math.floor(((x + 0.5) * width) / to.width)] ?? 0;
  }
  return reduced;
}
