import type { Recipe } from './recipe.ts';

interface RecipeProblem {
  readonly message: string;
  readonly next: string;
}

/** Why a recipe cannot be trained though each of its values is allowed; null when it can. */
export function recipeProblem({ model, patchSize, batchSize, precision, adaptation, augmentation }: Recipe): RecipeProblem | null {
  const multiple = 2 ** model.depth;
  if (patchSize % multiple !== 0) {
    return {
      message: `Patches of ${patchSize} pixels do not fit a net of depth ${model.depth}.`,
      next: `Choose a multiple of ${multiple}.`,
    };
  }
  if (precision === 'mixed') {
    return {
      message: 'No device trains in mixed precision: on a CPU it is slower, and on no graphics card was it shown to be right.',
      next: 'Choose the precision float32.',
    };
  }
  const transforms = adaptation.kind === 'fda' || (adaptation.kind === 'pixmatch' && adaptation.perturbation === 'fourier');
  if (transforms && (patchSize & (patchSize - 1)) !== 0) {
    return {
      message: `Patches of ${patchSize} pixels have no fast Fourier transform here.`,
      next: 'Choose a power of two, such as 128 or 256.',
    };
  }
  if (adaptation.kind === 'bgc' && batchSize < 2) {
    return { message: 'BGC needs a source and a target patch in each batch.', next: 'Choose a batch size of 2 or more.' };
  }
  if (model.norm === 'batch' && batchSize * (patchSize / multiple) ** 2 < 2) {
    return {
      message: 'Batch norm needs more than one value per channel at the deepest level.',
      next: 'Choose larger batches or patches, or group norm.',
    };
  }
  if (augmentation.scale.min > augmentation.scale.max) {
    return { message: 'The smallest scale is larger than the largest.', next: 'Exchange them.' };
  }
  return null;
}
