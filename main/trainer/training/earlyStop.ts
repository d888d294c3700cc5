import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import type { EpochMetrics } from '../../../shared/domain/training/run.ts';

/**
 * Whether a run is to end here: the validation IoU has not risen by the least gain for as many epochs as the patience has. A
 * function of the finished epochs, so that a resumed run stops where an uninterrupted one does.
 */
export function hasStalled(
  epochs: readonly Pick<EpochMetrics, 'epoch' | 'validationIou'>[],
  rule: NonNullable<Recipe['earlyStop']>,
): boolean {
  let best = Number.NEGATIVE_INFINITY;
  let since = 0;
  for (const { epoch, validationIou } of epochs) {
    if (validationIou === null || validationIou <= best || validationIou < best + rule.minimumGain) continue;
    best = validationIou;
    since = epoch;
  }
  return (epochs.at(-1)?.epoch ?? 0) - since >= rule.patience;
}
