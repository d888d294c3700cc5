import type { FrameEntry } from '../../../../shared/contract/frameQueries.ts';
import { texts } from '../../../texts/frames.ts';
import { texts as trying } from '../../../texts/tryout.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import styles from '../datasets.module.css';
import { ViewerBar } from '../view/ViewerBar.tsx';
import { ComparedFrame } from './ComparedFrame.tsx';
import { PredictionScores } from './PredictionScores.tsx';
import { useComparedModel } from './useComparedModel.ts';
import { usePredicted } from './usePredicted.ts';

interface PredictedFrameProps {
  readonly dataset: string;
  readonly frame: FrameEntry;
  readonly next: FrameEntry | undefined;
}

/** A frame with its mask and a prediction, how well they agree, or why there is no prediction. */
export function PredictedFrame({ dataset, frame, next }: PredictedFrameProps) {
  const { offered, model } = useComparedModel();
  const { found, threshold, error, isLooking, retry } = usePredicted(dataset, frame, next, model?.run ?? null);
  return (
    <>
      <ViewerBar isLooking={isLooking} />
      <div className={styles.viewer} aria-busy={isLooking}>
        <ComparedFrame frame={frame} found={found} model={model?.name ?? ''} />
      </div>
      <div className={styles.below}>
        {error === null ? null : <ErrorNote error={error} onRetry={retry} />}
        {frame.missing ? <p className="hint">{texts.noPrediction}</p> : null}
        <PredictionScores found={found} threshold={threshold} />
        <span className="hint">
          {texts.comparedHint}
          {offered.length > 1 ? null : ` · ${trying.noModelNext}`}
        </span>
      </div>
    </>
  );
}
