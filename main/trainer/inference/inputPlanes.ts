import { INPUT_SCALE } from '../models/normalisation.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size a net with this multiple takes: each side rounded up. */
export function paddedSize({ width, height }: PictureSize, multiple: number): PictureSize {
  const up = (side: number) => Math.ceil(side / multiple) * multiple;
  return { width: up(width), height: up(height) };
}

/** RGB bytes → channel planes 0 … 1 of the padded size; right and bottom edges are repeated. */
export function inputPlanes(rgb: Uint8Array, { width, height }: PictureSize, padded: PictureSize): Float32Array {
  const plane = padded.width * padded.height;
  const planes = new Float32Array(3 * plane);
  for (let y = 0; y < padded.height; y++) {
    const row = Math.min(y, height - 1) * width;
    for (let x = 0; x < padded.width; x++) {
      const from = 3 * (row + Math.min(x, width - 1));
      const to = y * padded.width + x;
      for (let k = 0; k < 3; k++) planes[k * plane + to] = (rgb[from + k] ?? 0) * INPUT_SCALE;
    }
  }
  return planes;
}

/** Plane `index` of a padded output, cropped to the picture. */
export function croppedPlane(values: Float32Array, index: number, { width, height }: PictureSize, padded: PictureSize): Float32Array {
  const cropped = new Float32Array(width * height);
  const start = index * padded.width * padded.height;
  for (let y = 0; y < height; y++) {
    cropped.set(values.subarray(start + y * padded.width, start + y * padded.width + width), y * width);
  }
  return cropped;
}
