import { z } from 'zod';
import { Draws } from '../../../shared/domain/random/draws.ts';
import { Recipe } from '../../../shared/domain/training/recipe.ts';
import { atStrength, degrade, drawDegradation } from './augmentation.ts';
import type { Batch } from './batch.ts';
import { drawColourChange } from './colourJitter.ts';
import { cutPatch } from './patch.ts';
import { drawPlacement } from './placement.ts';
import type { Sample } from './sample.ts';

const ClassWeights = z.strictObject({ positive: z.number(), negative: z.number() });

/** All that a patch depends on beside its sample. Its draws are keyed by (seed, scope, index). Plain data: threads are sent it. */
export const PatchRecipe = z.strictObject({
  seed: z.number(),
  scope: z.string(),
  index: z.int(),
  /** Side in pixels. */
  patchSize: z.int(),
  augmentation: Recipe.shape.augmentation,
  classWeights: z.strictObject({ skin: ClassWeights, person: ClassWeights }),
});
export type PatchRecipe = z.infer<typeof PatchRecipe>;

/** Slot of a batch that is all zeros there. */
export interface Slot {
  readonly batch: Batch;
  readonly slot: number;
}

/** Cuts a patch out of a sample and augments it: crop, flip, scale and colour, then blur, then JPEG, as light meets a camera. */
export async function makePatch(sample: Sample, recipe: PatchRecipe, { batch, slot }: Slot): Promise<void> {
  const { seed, scope, index, patchSize, classWeights } = recipe;
  const augmentation = atStrength(recipe.augmentation);
  const draws = new Draws(seed, scope, index);
  const placement = drawPlacement(draws, sample, patchSize, augmentation);
  const change = drawColourChange(draws, augmentation.colour);
  cutPatch(sample, placement, change, classWeights, { batch, slot, patchSize });
  const length = 3 * patchSize ** 2;
  await degrade(batch.images.subarray(slot * length, (slot + 1) * length), patchSize, drawDegradation(draws, augmentation));
}
