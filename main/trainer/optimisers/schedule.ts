import type { Recipe } from '../../../shared/domain/training/recipe.ts';

/**
 * Learning rate of a step counted from 0. `cosine` rises linearly over the warm-up, then falls along half a cosine to
 * `finalShare` of the full rate at the last step (Loshchilov and Hutter 2017, without restarts).
 */
export function learningRateAt(schedule: Recipe['schedule'], fullRate: number, step: number, totalSteps: number): number {
  if (schedule.kind === 'constant') return fullRate;
  const { warmUpSteps, finalShare } = schedule;
  if (step < warmUpSteps) return (fullRate * (step + 1)) / (warmUpSteps + 1);
  const progress = Math.min(1, (step - warmUpSteps) / Math.max(1, totalSteps - 1 - warmUpSteps));
  return fullRate * (finalShare + ((1 - finalShare) * (1 + Math.cos(Math.PI * progress))) / 2);
}
