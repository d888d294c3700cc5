import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { Graph } from '../graph/graph.ts';
import type { Tensor } from '../graph/tensor.ts';
import { parameterCount } from '../models/parameters.ts';
import { encodeModel } from '../onnx/model.ts';
import { type AdamOptions, adam } from '../optimisers/adam.ts';
import { movingAverage } from '../optimisers/movingAverage.ts';
import { trainedParameters } from './trainedParameters.ts';
import { arrayOf, nextOf, type StateName, stateNames } from './trainedState.ts';

export interface UpdateOptions extends Pick<Recipe, 'model' | 'adaptation'> {
  readonly adam: AdamOptions;
  /** Decay of the parameters' moving average; null or left out: none is kept. */
  readonly movingAverage?: number | null;
}

/** The state as inputs [N] of a graph, by the names of `stateNames`. */
export function stateInputs(graph: Graph, options: UpdateOptions): ReadonlyMap<StateName, Tensor> {
  const total = parameterCount(trainedParameters(options));
  return new Map(stateNames(options).map((name) => [name, graph.input(name, [total])]));
}

/**
 * Adds Adam and the moving average to a graph: their scalars `rate`, `correction` and `gain` as inputs, so that a schedule
 * needs no new graph, and the next state as outputs under the names of `nextOf`.
 */
export function addUpdate(graph: Graph, state: ReadonlyMap<StateName, Tensor>, gradient: Tensor, options: UpdateOptions): void {
  const moments = { parameters: arrayOf(state, 'parameters'), mean: arrayOf(state, 'mean'), square: arrayOf(state, 'square') };
  const scalars = { rate: graph.input('rate', []), correction: graph.input('correction', []) };
  const next = adam(moments, gradient, scalars, options.adam);
  graph.output(nextOf('parameters'), next.parameters);
  graph.output(nextOf('mean'), next.mean);
  graph.output(nextOf('square'), next.square);
  const average = state.get('average');
  if (average !== undefined) graph.output(nextOf('average'), movingAverage(average, next.parameters, graph.input('gain', [])));
}

/** The update alone, for gradients that were summed over several batches: input `gradientSum` [N] beside those above. */
export function buildUpdateModel(options: UpdateOptions): Uint8Array {
  const graph = new Graph();
  const state = stateInputs(graph, options);
  addUpdate(graph, state, graph.input('gradientSum', [...arrayOf(state, 'parameters').shape]), options);
  return encodeModel(graph, 'training-update');
}
