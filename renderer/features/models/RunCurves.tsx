import { useMemo } from 'react';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { bestEpochOf, type EpochMetrics } from '../../../shared/domain/training/run.ts';
import { Curves } from '../../charts/Curves.tsx';
import { texts } from '../../texts/models.ts';
import { formatFixed } from '../../ui/format.ts';
import type { RunLive } from './live/runLive.ts';
import styles from './models.module.css';

/** Grows with the window, and leaves room for the scores. */
const HEIGHT = 'clamp(180px, 28vh, 760px)';

function points(epochs: readonly EpochMetrics[], pick: (epoch: EpochMetrics) => number | null) {
  return epochs.flatMap((epoch) => {
    const y = pick(epoch);
    return y === null || !Number.isFinite(y) ? [] : [{ x: epoch.epoch, y }];
  });
}

/** Loss and IoU over the epochs, live while the run learns. */
export function RunCurves({ run, live }: { readonly run: RunEntry; readonly live: RunLive }) {
  const { epochs, steps } = live;
  const loss = useMemo(
    () => [
      { id: 'training', name: texts.training, points: points(epochs, (epoch) => epoch.loss) },
      { id: 'validation', name: texts.validation, points: points(epochs, (epoch) => epoch.validationLoss) },
    ],
    [epochs],
  );
  const iou = useMemo(
    () => [{ id: 'validation', name: texts.validation, points: points(epochs, (epoch) => epoch.validationIou) }],
    [epochs],
  );
  const byStep = useMemo(
    () => [{ id: 'training', name: texts.training, points: steps.map(({ step, loss: y }) => ({ x: step, y })) }],
    [steps],
  );
  const best = bestEpochOf(epochs);
  const bestIou = epochs.find(({ epoch }) => epoch === best)?.validationIou ?? null;
  const isLearning = epochs.length < run.recipe.epochs && steps.length > 0;
  return (
    <div className={styles.curves}>
      {epochs.length === 0 ? (
        <p className={`hint ${styles.across}`}>{texts.noEpochs}</p>
      ) : (
        <>
          <Curves title={texts.lossChart} xName={texts.epoch} series={loss} end={run.recipe.epochs} height={HEIGHT} />
          <Curves
            title={texts.iouChart}
            xName={texts.epoch}
            series={iou}
            height={HEIGHT}
            domain={[0, 1]}
            end={run.recipe.epochs}
            notable={
              best === null || bestIou === null
                ? undefined
                : { x: best, label: texts.exportedEpoch(best, formatFixed(bestIou, 3)), below: bestIou > 0.5 }
            }
          />
        </>
      )}
      {isLearning ? (
        <div className={styles.across}>
          <Curves title={texts.stepChart} xName={texts.step} series={byStep} height={130} />
        </div>
      ) : null}
    </div>
  );
}
