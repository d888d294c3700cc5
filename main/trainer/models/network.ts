import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import type { Tensor } from '../graph/tensor.ts';
import type { Levels, NormPlace } from './levels.ts';
import type { NetworkOperations } from './networkOperations.ts';
import type { ParameterSpec } from './parameters.ts';
import { skinny, skinnyNorms, skinnyParameters } from './skinny.ts';
import { unet, unetNorms, unetParameters } from './unet.ts';

/** All that the rest of the trainer knows of a network. */
export interface Network {
  /** Trained tensors, in the order of the forward pass. */
  readonly parameters: readonly ParameterSpec[];
  /** Norms, in the order of the forward pass. */
  readonly norms: readonly NormPlace[];
  /** Both sides of an input must be multiples of this many pixels. */
  readonly sideMultiple: number;
  /** No pixel further away than this, along either side, changes a pixel's result (norms over a whole picture apart). */
  readonly reach: number;
  /** Why it cannot be built on blocked memory, in words; null when it can. */
  readonly plainOnly: string | null;
  /**
   * Logits [n, heads, h, w] and the deepest features [n, width·2^depth, h/2^depth, w/2^depth] of an image [n, 3, h, w] with
   * values 0 … 1.
   * @throws RangeError when a parameter is missing or a shape does not fit.
   */
  forward(operations: NetworkOperations, image: Tensor, parameters: ReadonlyMap<string, Tensor>): { logits: Tensor; features: Tensor };
}

const SKINNY_PLAIN_ONLY = 'The light network’s branches are narrower than a block of channels.';

const NETWORKS: Record<Recipe['model']['kind'], (levels: Levels) => Omit<Network, 'sideMultiple'>> = {
  unet: (levels) => ({
    parameters: unetParameters(levels),
    norms: unetNorms(levels),
    reach: reachOf(levels, { down: 2, up: 2, last: 0 }),
    plainOnly: null,
    forward: (operations, image, parameters) => unet(operations, levels, image, parameters),
  }),
  skinny: (levels) => ({
    parameters: skinnyParameters(levels),
    norms: skinnyNorms(levels),
    reach: reachOf(levels, { down: 3, up: 2, last: 1 }),
    plainOnly: SKINNY_PLAIN_ONLY,
    forward(operations, image, parameters) {
      if (operations.form !== 'plain') throw new RangeError(SKINNY_PLAIN_ONLY);
      return skinny(operations, levels, image, parameters);
    },
  }),
};

/** The network that a recipe names. */
export function networkOf({ kind, width, depth }: Recipe['model']): Network {
  return { ...NETWORKS[kind]({ width, depth }), sideMultiple: 2 ** depth };
}

/**
 * How far a net sees from the pixels that each level's convolutions see at their own resolution. Each step between two
 * levels adds the pixel of the lower one, because it joins 2×2 pixels.
 */
function reachOf({ depth }: Levels, { down, up, last }: { down: number; up: number; last: number }): number {
  let reach = last + down * 2 ** depth;
  for (let level = 0; level < depth; level++) reach += (down + up + 1) * 2 ** level;
  return reach;
}
