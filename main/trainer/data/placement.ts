import type { Draws } from '../../../shared/domain/random/draws.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';

/** A picture smaller than the window is enlarged at most this much; what is still missing is filled from the edge. */
const MOST_ENLARGEMENT = 2;

/** Where a patch is cut: the square window [left, left + window) × [top, top + window), in pixels of the picture. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly window: number;
  readonly flip: boolean;
}

/** Draws the window of a patch. At scale 1 it lies on whole pixels, so that the patch holds the picture's own values. */
export function drawPlacement(
  draws: Draws,
  picture: { width: number; height: number },
  patchSize: number,
  { scale, flip }: Pick<Recipe['augmentation'], 'scale' | 'flip'>,
): Placement {
  const factor = Math.exp(draws.range('scale', Math.log(scale.min), Math.log(scale.max)));
  const wanted = patchSize / factor;
  const window = Math.min(wanted, Math.max(Math.min(picture.width, picture.height), wanted / MOST_ENLARGEMENT));
  const place = (name: string, side: number) => {
    const start = side > window ? draws.range(name, 0, side - window) : (side - window) / 2;
    return window === patchSize ? Math.round(start) : start;
  };
  return { left: place('left', picture.width), top: place('top', picture.height), window, flip: flip && draws.chance('flip', 0.5) };
}
