import { INPUT_SCALE } from '../models/normalisation.ts';
import type { Span } from './tiles.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface Area extends PictureSize {
  readonly x: number;
  readonly y: number;
}

/** The size a net with this multiple takes: each side rounded up. */
export function paddedSize({ width, height }: PictureSize, multiple: number): PictureSize {
  const up = (side: number) => Math.ceil(side / multiple) * multiple;
  return { width: up(width), height: up(height) };
}

/** RGB bytes → channel planes 0 … 1 of an area, which may reach over the right and the bottom edge: they are repeated. */
export function inputPlanes(rgb: Uint8Array, { width, height }: PictureSize, area: Area): Float32Array {
  const plane = area.width * area.height;
  const planes = new Float32Array(3 * plane);
  for (let y = 0; y < area.height; y++) {
    const row = Math.min(area.y + y, height - 1) * width;
    for (let x = 0; x < area.width; x++) {
      const from = 3 * (row + Math.min(area.x + x, width - 1));
      const to = y * area.width + x;
      for (let k = 0; k < 3; k++) planes[k * plane + to] = (rgb[from + k] ?? 0) * INPUT_SCALE;
    }
  }
  return planes;
}

/** Adds plane `index` of a tile's output, weighted, to the picture's; what lies beyond the picture is left out. */
export function addTile(
  picture: Float32Array,
  { width, height }: PictureSize,
  tile: Float32Array,
  index: number,
  rows: Span,
  columns: Span,
): void {
  const tileWidth = columns.weights.length;
  const plane = index * rows.weights.length * tileWidth;
  const [bottom, right] = [Math.min(rows.weights.length, height - rows.start), Math.min(tileWidth, width - columns.start)];
  for (let y = 0; y < bottom; y++) {
    const from = plane + y * tileWidth;
    const to = (rows.start + y) * width + columns.start;
    const rowWeight = rows.weights[y] ?? 0;
    for (let x = 0; x < right; x++) {
      const weight = rowWeight * (columns.weights[x] ?? 0);
      picture[to + x] = (picture[to + x] ?? 0) + weight * (tile[from + x] ?? 0);
    }
  }
}
