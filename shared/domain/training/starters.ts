import { ADAPTATIONS } from './adaptation.ts';
import type { Recipe } from './recipe.ts';

type Schedule = Recipe['schedule'];

/** What a schedule begins with when it is chosen. */
export const SCHEDULES = {
  constant: { kind: 'constant' },
  cosine: { kind: 'cosine', warmUpSteps: 20, finalShare: 0.02 },
  polynomial: { kind: 'polynomial', warmUpSteps: 20, power: 0.9 },
  steps: { kind: 'steps', epochs: 5, factor: 0.5 },
} as const satisfies { [Kind in Schedule['kind']]: Extract<Schedule, { kind: Kind }> };

/** What an early stop begins with when it is switched on. */
export const EARLY_STOP = { patience: 5, minimumGain: 0 } as const satisfies Recipe['earlyStop'];

/** The decay that a moving average begins with when it is switched on. */
export const MOVING_AVERAGE = 0.999;

/** Parts of a recipe that come in kinds, each with the values that a kind begins with. */
export const KINDS: Readonly<Record<string, Readonly<Record<string, object>>>> = { schedule: SCHEDULES, adaptation: ADAPTATIONS };
