import type { RunEntry } from '../../../../shared/contract/runs.ts';
import type { EpochMetrics } from '../../../../shared/domain/training/run.ts';

/** What a curve shows; each a value of an epoch. */
export const CURVE_VALUES = ['validationIou', 'validationLoss', 'loss', 'learningRate', 'imagesPerSecond'] as const;
export type CurveValue = (typeof CURVE_VALUES)[number];

/** What a curve runs over. `hours` counts computing time: the pauses of a resumed run are left out. */
export const CURVE_AXES = ['epoch', 'step', 'hours'] as const;
export type CurveAxis = (typeof CURVE_AXES)[number];

const SECONDS_PER_HOUR = 3600;

/** Where each epoch stands on the axis; null where a run of an older version did not write down its steps. */
function placesOf(run: Pick<RunEntry, 'epochs' | 'stepsPerEpoch'>, axis: CurveAxis): readonly number[] | null {
  if (axis === 'epoch') return run.epochs.map(({ epoch }) => epoch);
  if (axis === 'step') {
    const { stepsPerEpoch } = run;
    return stepsPerEpoch === null ? null : run.epochs.map(({ epoch }) => epoch * stepsPerEpoch);
  }
  let seconds = 0;
  return run.epochs.map((epoch) => {
    seconds += epoch.seconds;
    return seconds / SECONDS_PER_HOUR;
  });
}

/** The points of a run; epochs without the value are left out. Empty where the axis is not known. */
export function pointsOf(
  run: Pick<RunEntry, 'epochs' | 'stepsPerEpoch'>,
  value: CurveValue,
  axis: CurveAxis,
): readonly { readonly x: number; readonly y: number }[] {
  const places = placesOf(run, axis);
  if (places === null) return [];
  return run.epochs.flatMap((epoch: EpochMetrics, index) => {
    const [x, y] = [places[index], epoch[value]];
    return x === undefined || y === null || !Number.isFinite(y) ? [] : [{ x, y }];
  });
}
