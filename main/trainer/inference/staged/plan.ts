import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { bytesPerPixel } from '../memoryBound.ts';

/** How a picture that does not fit is computed level by level. */
export interface StagedPlan {
  /** Levels, from full resolution down, that are computed in tiles; all below them is computed in one piece. */
  readonly outer: number;
  /** Bytes that a tile's activations may take beside what is kept between the levels. */
  readonly workspace: number;
}

/** Kept between the levels, in bytes per pixel of the picture and channel of the first level: what goes down and what has risen. */
const KEPT = { one: 3, more: 4 };
/** Tiles want this share of the bound at least, or they are mostly halo. */
const LEAST_WORKSPACE = 0.25;

/**
 * The fewest outer levels with which a padded picture stays within the bound; null where even the most do not suffice. Each level
 * down has a quarter of the pixels and twice the channels: half the memory.
 */
export function stagedPlan(model: Recipe['model'], padded: { width: number; height: number }, megabytes: number): StagedPlan | null {
  const bound = megabytes * 2 ** 20;
  const pixels = padded.width * padded.height;
  for (let outer = 1; outer <= model.depth; outer++) {
    const workspace = bound - (outer === 1 ? KEPT.one : KEPT.more) * model.width * pixels;
    const inner = (bytesPerPixel(model) * pixels) / 2 ** outer;
    if (workspace >= Math.max(inner, LEAST_WORKSPACE * bound)) return { outer, workspace };
  }
  return null;
}
