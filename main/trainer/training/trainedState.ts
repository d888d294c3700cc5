import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { initialParameters } from '../models/parameters.ts';
import { initialStatistics } from './runningStatistics.ts';
import { trainedParameters } from './trainedParameters.ts';

/** The flat arrays that an update moves, each with one number per trained parameter. */
export type StateName = 'parameters' | 'mean' | 'square' | 'average';

/** Everything training changes: plain arrays in the order of the parameter specs, nothing hidden in the runtime. */
export interface TrainedState {
  /** Those of `stateNames`: the parameters, Adam's moving mean of the gradient and of its square, the parameters' average. */
  readonly arrays: ReadonlyMap<StateName, Float32Array>;
  /** Running mean and variance of batch norms; empty with group norm. */
  readonly statistics: Float32Array;
  /** Their moving average; empty without one. */
  readonly averageStatistics: Float32Array;
  /** Finished steps. */
  readonly step: number;
}

/** The arrays that a recipe's state consists of, in the order of inputs, outputs and files. */
export function stateNames({ movingAverage }: Partial<Pick<Recipe, 'movingAverage'>>): readonly StateName[] {
  return movingAverage == null ? ['parameters', 'mean', 'square'] : ['parameters', 'mean', 'square', 'average'];
}

/** Name of the output that holds an array's next value. */
export function nextOf(name: StateName): string {
  return `next${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** @throws RangeError when the state has no such array. */
export function arrayOf<T>(arrays: ReadonlyMap<StateName, T>, name: StateName): T {
  const found = arrays.get(name);
  if (found === undefined) throw new RangeError(`The state has no "${name}".`);
  return found;
}

type Shapes = Pick<Recipe, 'model' | 'adaptation'> & Partial<Pick<Recipe, 'movingAverage'>>;
type Start = Pick<TrainedState, 'statistics'> & { readonly parameters: Float32Array };

/**
 * The state before the first step: weights drawn from the seed, or those of `start` (which may lack what only a method of
 * adaptation needs); moments of 0; the average where the weights are.
 */
export function initialState(recipe: Shapes, seed: number, start: Start | null = null): TrainedState {
  const parameters = initialParameters(trainedParameters(recipe), seed);
  if (start !== null) parameters.set(start.parameters);
  const ownStatistics = recipe.model.norm === 'batch' ? initialStatistics(recipe.model) : new Float32Array();
  const statistics = start?.statistics ?? ownStatistics;
  const names = stateNames(recipe);
  const first = { parameters, average: parameters, mean: null, square: null };
  return {
    arrays: new Map(names.map((name) => [name, first[name]?.slice() ?? new Float32Array(parameters.length)])),
    statistics,
    averageStatistics: names.includes('average') ? statistics.slice() : new Float32Array(),
    step: 0,
  };
}

/** What is validated and exported: the moving average where there is one. */
export function exportedWeights({ arrays, statistics, averageStatistics }: TrainedState): Start {
  const average = arrays.get('average');
  return average === undefined
    ? { parameters: arrayOf(arrays, 'parameters'), statistics }
    : { parameters: average, statistics: averageStatistics };
}
