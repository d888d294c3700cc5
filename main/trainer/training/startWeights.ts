import { StudioError } from '../../../shared/contract/errors.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { networkOf } from '../models/network.ts';
import { parameterCount } from '../models/parameters.ts';
import { RunFolder } from './runFolder.ts';
import { stateOf } from './stateFile.ts';
import { exportedWeights } from './trainedState.ts';

/**
 * The network of another run as the start of this one (pre-train, then fine-tune): its last checkpoint's weights and running
 * statistics, averaged where that run kept a moving average. Adam's moments start anew.
 * @throws StudioError `not-found` without a checkpoint there, `invalid` when that run has another network.
 */
export async function weightsOfRun(
  path: string,
  { model }: Pick<Recipe, 'model'>,
): Promise<{ parameters: Float32Array; statistics: Float32Array }> {
  const folder = new RunFolder(path);
  const checkpoint = await folder.loadCheckpoint(() => {});
  const known = await folder.readDescription();
  if (checkpoint === null || known === null) {
    throw new StudioError('not-found', `"${path}" holds no run with a checkpoint to start from.`, { next: 'Choose the folder of a run.' });
  }
  if (JSON.stringify(known.recipe.model) !== JSON.stringify(model)) {
    const { kind, width, depth, norm } = known.recipe.model;
    throw new StudioError(
      'invalid',
      `The run "${known.name}" has another network: ${kind}, width ${width}, depth ${depth}, ${norm} norm.`,
      {
        next: 'Use the same model in the recipe.',
      },
    );
  }
  const { parameters, statistics } = exportedWeights(stateOf(checkpoint, known.recipe));
  return { parameters: parameters.subarray(0, parameterCount(networkOf(model).parameters)), statistics };
}
