import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { networkOf } from '../models/network.ts';
import { leastSide, type Tiling } from './tiles.ts';

/**
 * Bytes of activations per pixel of the picture and channel of the first level at their peak: measured on the CPU at depth 4,
 * widths 16 to 64, both norms (27–36 and 43–55).
 */
const BYTES_PER_CHANNEL: Record<Recipe['model']['kind'], number> = { unet: 36, skinny: 56 };

/** Of a network's activations, per pixel of the picture; of its level k alone 2^-k of it at most. */
export function bytesPerPixel({ kind, width }: Recipe['model']): number {
  return BYTES_PER_CHANNEL[kind] * width;
}

/**
 * How a padded picture is cut so that the network's activations stay within a memory bound: one tile over all of it where that
 * fits, else square ones. Below what a tile needs to make headway the bound cannot be kept.
 */
export function tilingOf(model: Recipe['model'], padded: { width: number; height: number }, megabytes: number): Tiling {
  const { sideMultiple: multiple, reach } = networkOf(model);
  const margin = multiple * Math.ceil(reach / multiple);
  const pixels = (megabytes * 2 ** 20) / bytesPerPixel(model);
  if (padded.width * padded.height <= pixels) return { side: Math.max(padded.width, padded.height), margin, multiple };
  const side = multiple * Math.floor(Math.sqrt(pixels) / multiple);
  return { side: Math.max(side, leastSide(margin, multiple)), margin, multiple };
}
