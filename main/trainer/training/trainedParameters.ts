import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { domainClassifierParameters } from '../adaptation/domainClassifier.ts';
import { networkOf } from '../models/network.ts';
import { type ParameterSpec, parameterCount } from '../models/parameters.ts';

/** All that a training changes: the network's parameters, then what only its method of adaptation needs. */
export function trainedParameters({ model, adaptation }: Pick<Recipe, 'model' | 'adaptation'>): ParameterSpec[] {
  const own = [...networkOf(model).parameters];
  if (adaptation.kind !== 'dann') return own;
  return [...own, ...domainClassifierParameters(model.width * 2 ** model.depth, adaptation.hidden)];
}

/** How many numbers a training with these values changes. */
export function parameterCountOf(recipe: Pick<Recipe, 'model' | 'adaptation'>): number {
  return parameterCount(trainedParameters(recipe));
}
