import { StudioError } from '../../../shared/contract/errors.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import type { Checkpoint } from './checkpoint.ts';
import { stateNames, type TrainedState } from './trainedState.ts';

/** The arrays of a state by the names that a checkpoint gives them. */
export function filedArrays({ arrays, statistics, averageStatistics }: TrainedState): ReadonlyMap<string, Float32Array> {
  return new Map<string, Float32Array>([...arrays, ['statistics', statistics], ['averageStatistics', averageStatistics]]);
}

/**
 * The state that a checkpoint holds.
 * @throws StudioError (`data`) when it lacks an array that the recipe's state has.
 */
export function stateOf({ header, arrays }: Checkpoint, recipe: Pick<Recipe, 'movingAverage'>): TrainedState {
  const found = (name: string): Float32Array => {
    const array = arrays.get(name);
    if (array === undefined) {
      throw new StudioError('data', `The checkpoint holds no "${name}", which this recipe needs.`, {
        next: 'Start the run again in an empty folder.',
      });
    }
    return array;
  };
  return {
    arrays: new Map(stateNames(recipe).map((name) => [name, found(name)])),
    statistics: found('statistics'),
    averageStatistics: arrays.get('averageStatistics') ?? new Float32Array(),
    step: header.step,
  };
}
