import { StudioError } from '../../../shared/contract/errors.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';

/** So many steps in a row, on average this many times worse than a guess, are no bad luck. */
const WINDOW = 50;
const TIMES_CHANCE = 10;

/** Watches the losses of a run, and says why it cannot go on. */
export class DivergenceWatch {
  readonly #recipe: Recipe;
  /** Loss of a net that says one half everywhere. */
  readonly #chance: number;
  readonly #last: number[] = [];

  constructor(recipe: Recipe, headWeights: readonly number[]) {
    this.#recipe = recipe;
    this.#chance = Math.LN2 * headWeights.reduce((sum, weight) => sum + weight, 0);
  }

  /** @throws StudioError (`training`) when the loss is no number, or far above that of a guess for long. */
  add(loss: number, step: number, learningRate: number): void {
    if (!Number.isFinite(loss)) {
      const before = this.#last.at(-1);
      const history = before === undefined ? '' : `, after ${before.toPrecision(3)} in the step before`;
      throw this.#failure(`The loss became ${loss} at step ${step}${history}`, learningRate);
    }
    this.#last.push(loss);
    if (this.#last.length > WINDOW) this.#last.shift();
    const mean = this.#last.reduce((sum, one) => sum + one, 0) / this.#last.length;
    if (this.#last.length === WINDOW && mean > TIMES_CHANCE * this.#chance) {
      const what = `The loss of the last ${WINDOW} steps up to ${step} is ${mean.toPrecision(3)}, where a guess has ${this.#chance.toPrecision(2)}`;
      throw this.#failure(what, learningRate);
    }
  }

  /** @throws StudioError (`training`) when one of the weights is no number. */
  check(weights: Float32Array, step: number, learningRate: number): void {
    if (!weights.every(Number.isFinite)) throw this.#failure(`Weights became infinite or no numbers by step ${step}`, learningRate);
  }

  /** @throws StudioError (`training`) when activations overflow on whole pictures though all weights are finite. */
  checkValidation(loss: number, step: number, learningRate: number): void {
    if (!Number.isFinite(loss)) throw this.#failure(`The validation loss after step ${step} is ${loss}`, learningRate);
  }

  #failure(what: string, learningRate: number): StudioError {
    const { precision, schedule, optimiser } = this.#recipe;
    const advice = [
      `Lower the learning rate (${learningRate.toPrecision(2)} at that step, ${optimiser.learningRate} in the recipe)`,
      ...('warmUpSteps' in schedule ? [] : ['choose a schedule with a warm-up']),
      ...(precision === 'mixed' ? ['train in float32, whose range is larger'] : []),
    ];
    return new StudioError('training', `${what}: training diverged.`, {
      next: `${advice.join(', or ')}. What was saved is from before, and can be used.`,
    });
  }
}
