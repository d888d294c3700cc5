import type { Recipe } from '../../../shared/domain/training/recipe.ts';

type Schedule = Recipe['schedule'];

/** Where in a run a step lies, counted from 0. */
export interface Course {
  readonly step: number;
  readonly steps: number;
  readonly stepsPerEpoch: number;
}

/**
 * Learning rate of a step. `cosine` and `polynomial` rise linearly over the warm-up; then the one falls along half a cosine to
 * `finalShare` of the full rate at the last step (Loshchilov and Hutter 2017, without restarts), the other to 0 behind the last
 * step ("poly", as in Chen et al. 2017, DeepLab). `steps` is multiplied by `factor` after every so many epochs.
 */
export function learningRateAt(schedule: Schedule, fullRate: number, { step, steps, stepsPerEpoch }: Course): number {
  switch (schedule.kind) {
    case 'constant':
      return fullRate;
    case 'steps':
      return fullRate * schedule.factor ** Math.floor(step / (stepsPerEpoch * schedule.epochs));
    case 'cosine': {
      const { warmUpSteps, finalShare } = schedule;
      if (step < warmUpSteps) return warmUp(fullRate, step, warmUpSteps);
      const progress = Math.min(1, (step - warmUpSteps) / Math.max(1, steps - 1 - warmUpSteps));
      return fullRate * (finalShare + ((1 - finalShare) * (1 + Math.cos(Math.PI * progress))) / 2);
    }
    case 'polynomial': {
      const { warmUpSteps, power } = schedule;
      if (step < warmUpSteps) return warmUp(fullRate, step, warmUpSteps);
      return fullRate * Math.max(0, 1 - (step - warmUpSteps) / Math.max(1, steps - warmUpSteps)) ** power;
    }
  }
}

function warmUp(fullRate: number, step: number, steps: number): number {
  return (fullRate * (step + 1)) / (steps + 1);
}
