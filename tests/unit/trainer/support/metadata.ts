import type { ModelMetadata } from '../../../../main/trainer/index.ts';
import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { smallRecipe } from './circles.ts';

/** What an exported test model says about itself. */
export function metadata({ model }: { model: Recipe['model'] }): ModelMetadata {
  const recipe = smallRecipe({ model });
  return {
    format: 's2mgen.model',
    version: 1,
    run: 'test',
    name: 'test',
    seed: 1,
    epoch: 1,
    recipe,
    classes: ['skin', 'person'],
    normalisation: 'sRGB bytes / 255',
    labelPolicy: 'paper',
    threshold: 0.5,
    multiple: 2 ** model.depth,
    size: 128,
  };
}
