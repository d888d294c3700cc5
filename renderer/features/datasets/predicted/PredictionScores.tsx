import { texts as mistakes } from '../../../texts/mistakes.ts';
import { texts as trying } from '../../../texts/tryout.ts';
import { formatFixed, formatShare } from '../../../ui/format.ts';
import { MISTAKE_COLOURS } from '../../models/tryout/paint.ts';
import { Slider } from '../../models/tryout/Slider.tsx';
import styles from './predicted.module.css';
import { usePrediction } from './predictionStore.ts';
import type { Found } from './usePredicted.ts';

const KINDS = ['right', 'tooMuch', 'tooLittle'] as const;

/** Under the picture: how well the prediction fits, what its colours mean, and from which probability on a pixel counts. */
export function PredictionScores({ found, threshold }: { readonly found: Found | null; readonly threshold: number }) {
  const hasColours = usePrediction((state) => state.view === 'difference');
  if (found === null) return null;
  const { difference, seen } = found;
  return (
    <div className={styles.scores}>
      <b data-testid="iou-here">{mistakes.iou(formatFixed(difference.iou, 3))}</b>
      <ul>
        {KINDS.map((kind) => (
          <li key={kind}>
            {hasColours ? <i style={{ background: `rgb(${MISTAKE_COLOURS[kind].join(' ')})` }} aria-hidden /> : null}
            {mistakes[kind]} <span>{formatShare(difference[kind], 1)}</span>
          </li>
        ))}
      </ul>
      <span>{trying.seen(seen.width, seen.height)}</span>
      <Slider
        label={trying.threshold}
        hint={trying.thresholdHint}
        value={threshold}
        onChange={(value) => usePrediction.setState({ threshold: value })}
      />
    </div>
  );
}
