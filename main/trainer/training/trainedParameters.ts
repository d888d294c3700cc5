import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { domainClassifierParameters } from '../adaptation/domainClassifier.ts';
import { networkOf } from '../models/network.ts';
import type { ParameterSpec } from '../models/parameters.ts';

/** All that a training changes: the network's parameters, then what only its method of adaptation needs. */
export function trainedParameters({ model, adaptation }: Pick<Recipe, 'model' | 'adaptation'>): ParameterSpec[] {
  const own = [...networkOf(model).parameters];
  if (adaptation.kind !== 'dann') return own;
  return [...own, ...domainClassifierParameters(model.width * 2 ** model.depth, adaptation.hidden)];
}
