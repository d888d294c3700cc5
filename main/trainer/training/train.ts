import { StudioError } from '../../../shared/contract/errors.ts';
import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import { Recipe as RecipeSchema } from '../../../shared/domain/training/recipe.ts';
import { recipeProblem } from '../../../shared/domain/training/recipeRules.ts';
import { batchRows } from '../adaptation/batchRows.ts';
import { stepsPerEpoch } from '../data/patches.ts';
import type { SampleSource } from '../data/source.ts';
import { trainingDevice } from '../runtime/devices.ts';
import { checkMemory } from './memoryNeed.ts';
import { RunFolder } from './runFolder.ts';
import { parameterCountOf } from './trainedParameters.ts';
import { TrainingRun } from './trainingRun.ts';
import type { TrainOptions, TrainResult } from './trainOptions.ts';

/**
 * Trains a recipe and leaves a run folder: run.json, recipe.json, metrics.jsonl, checkpoint.bin and model.onnx.
 *
 * On the same machine, a run that was stopped and resumed gives the same numbers as one that was not.
 *
 * @throws StudioError `invalid` for a recipe or device that cannot work, `conflict` when the folder holds another run,
 * `data` for broken samples or checkpoints, `training` when there is nothing to learn, memory does not suffice or the loss
 * diverges, `disk` when what it makes cannot be written, `cancelled` when the signal aborts: the checkpoint is kept.
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  const recipe = checkRecipe(options.recipe);
  const provider = trainingDevice(options.device);
  checkMemory(recipe, provider);
  if (options.training.length === 0) {
    throw new StudioError('data', 'The training data has no frames.', { next: 'Choose datasets with finished frames.' });
  }
  checkTarget(recipe, options.target);
  if (recipe.earlyStop !== null && (options.validation?.length ?? 0) === 0) {
    throw new StudioError('invalid', 'An early stop needs validation pictures, and there are none.', {
      next: 'Raise the validation share, give more than one subject, or train without early stop.',
    });
  }
  const folder = new RunFolder(options.out);
  const description = await folder.open(
    {
      name: options.name,
      recipe,
      seed: options.seed,
      data: options.data,
      target: options.targetData ?? [],
      initial: options.initial,
      provider,
      parameters: parameterCountOf(recipe),
      trainingFrames: options.training.length,
      validationFrames: options.validation?.length ?? 0,
      labelPolicy: options.labelPolicy ?? null,
      stepsPerEpoch: stepsPerEpoch(options.training.length, recipe.accumulation * batchRows(recipe.adaptation, recipe.batchSize).source),
    },
    options.resume,
  );
  const run = await TrainingRun.start({ ...options, recipe }, folder, description);
  try {
    return await run.finish();
  } finally {
    await run.close();
  }
}

/** @throws StudioError (`invalid`) when the method of adaptation and what is given do not fit each other. */
function checkTarget({ adaptation }: Recipe, target: SampleSource | null): void {
  if (adaptation.kind !== 'none' && (target === null || target.length === 0)) {
    throw new StudioError('invalid', `The adaptation "${adaptation.kind}" needs pictures of the target domain.`, {
      next: 'Give a dataset of that domain as target, or choose the adaptation "none".',
    });
  }
  if (adaptation.kind === 'none' && target !== null) {
    throw new StudioError('invalid', 'A target domain is given, and the recipe adapts to none.', {
      next: 'Choose a method of adaptation (bgc, fda, dann, pixmatch), or leave the target out.',
    });
  }
}

/** @throws StudioError (`invalid`), or a ZodError naming the value that is out of range. */
function checkRecipe(given: Recipe): Recipe {
  const recipe = RecipeSchema.parse(given);
  const problem = recipeProblem(recipe);
  if (problem !== null) throw new StudioError('invalid', problem.message, { next: problem.next });
  return recipe;
}
