import type { Header, Pixels } from './pixels.ts';

type Size = Pick<Header, 'width' | 'height'>;

/** From this reduction on a JPEG decodes smaller at once: a halving by its own transform, and a halving or more by averaging. */
const LEAST_REDUCTION = 4;

/** JPEGs alone decode faster when they are wanted small: photographs of 12 megapixels in less than half the time. */
export function isWorthShrinking({ width, height, format }: Header, longestSide: number): boolean {
  return format === 'jpeg' && Math.max(width, height) >= LEAST_REDUCTION * longestSide;
}

/** The size with its longer side reduced to `longestSide`. */
export function sizeWithin({ width, height }: Size, longestSide: number): Size {
  const share = longestSide / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/** The picture at another size by its nearest pixels, so that masks keep their values. At its own size it is itself. */
export function nearestPixels(from: Pixels, to: Size): Pixels {
  const { width, height } = to;
  if (from.width === width && from.height === height) return from;
  const rgb = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * from.height) / height) * from.width;
    for (let x = 0; x < width; x++) {
      const at = 3 * (row + Math.floor(((x + 0.5) * from.width) / width));
      rgb.set(from.rgb.subarray(at, at + 3), 3 * (y * width + x));
    }
  }
  return { width, height, rgb };
}
