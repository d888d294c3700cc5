import { totalmem } from 'node:os';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { batchRows, totalRows } from '../adaptation/batchRows.ts';
import type { DeviceName } from '../runtime/devices.ts';

/** Image, targets and weights of a pixel in float32. */
const BATCH_BYTES = 4 * (3 + 2 + 2);
/**
 * Activations that a step keeps for its backward pass, per pixel and channel of the first level: six tensors of that level, and
 * half of a level's for the one below it. What is measured is two to three times as much.
 */
const LEAST_ACTIVATIONS = 4 * 6 * 2;
const GIGABYTE = 2 ** 30;

/** Bytes that a step of the recipe takes at the very least: its batches and the next ones, on the CPU also what the network computes. */
function leastBytes({ adaptation, batchSize, accumulation, patchSize, model }: Recipe, device: DeviceName): number {
  const pixels = totalRows(batchRows(adaptation, batchSize)) * patchSize ** 2;
  const activations = device === 'cpu' ? LEAST_ACTIVATIONS * model.width : 0;
  return pixels * ((1 + accumulation) * BATCH_BYTES + activations);
}

/** @throws StudioError (`training`) for a step that this machine cannot hold for sure: running out of memory may end the process. */
export function checkMemory(recipe: Recipe, device: DeviceName, machine = totalmem()): void {
  const least = leastBytes(recipe, device);
  if (least <= machine) return;
  const gigabytes = (bytes: number) => `${Math.round(bytes / GIGABYTE).toLocaleString('en')} GB`;
  const { batchSize, patchSize, model } = recipe;
  throw new StudioError(
    'training',
    `Batches of ${batchSize} patches of ${patchSize} pixels at width ${model.width} take more than ${gigabytes(least)} of memory; this machine has ${gigabytes(machine)}.`,
    { next: 'Choose smaller batches (gradient accumulation keeps the step the same), smaller patches or a narrower network.' },
  );
}
