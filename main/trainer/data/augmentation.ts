import type { Draws } from '../../../shared/domain/random/draws.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { blurPlanes } from './blur.ts';
import { compressPlanes } from './jpeg.ts';

export type Augmentation = Recipe['augmentation'];

/**
 * The values that hold at the recipe's strength: colour, the logarithm of scale and the shares of blur and JPEG grow with it
 * in proportion, while flips stay a fair coin. At 0 every patch is as the picture is.
 */
export function atStrength(augmentation: Augmentation): Augmentation {
  const { strength, flip, scale, colour, blur, jpeg } = augmentation;
  return {
    flip: flip && strength > 0,
    scale: { min: scale.min ** strength, max: scale.max ** strength },
    colour: colour * strength,
    blur: { ...blur, share: blur.share * strength },
    jpeg: { ...jpeg, share: jpeg.share * strength },
    strength: 1,
  };
}

/** What a camera and its file do to a patch after the light: out of focus, then compressed. Null where it does nothing. */
export interface Degradation {
  /** Standard deviation in pixels of the patch. */
  readonly blur: number | null;
  /** Quality of the JPEG. */
  readonly jpeg: number | null;
}

/** Draws whether and how far a patch is blurred and compressed. */
export function drawDegradation(draws: Draws, { blur, jpeg }: Pick<Augmentation, 'blur' | 'jpeg'>): Degradation {
  return {
    blur: draws.chance('blur', blur.share) ? draws.range('blur sigma', 0, blur.sigma) : null,
    jpeg: draws.chance('jpeg', jpeg.share) ? draws.integer('jpeg quality', jpeg.quality, 101) : null,
  };
}

/** Degrades the three planes of a patch in place. Masks are no business of a camera's. */
export async function degrade(planes: Float32Array, side: number, { blur, jpeg }: Degradation): Promise<void> {
  if (blur !== null) blurPlanes(planes, side, blur);
  if (jpeg !== null) await compressPlanes(planes, side, jpeg);
}
