import { useIntersection } from '@mantine/hooks';
import { memo } from 'react';
import type { Mistake, ScoredSetEntry } from '../../../../shared/contract/mistakes.ts';
import { assetUrl } from '../../../client/asset.ts';
import { texts } from '../../../texts/mistakes.ts';
import { formatFixed } from '../../../ui/format.ts';
import { Overlaid } from '../tryout/Overlaid.tsx';
import styles from './errors.module.css';
import { useErrors } from './errorsStore.ts';
import { usePaintedMistakes } from './usePaintedMistakes.ts';

interface MistakeCellProps {
  readonly set: ScoredSetEntry;
  /** Its place in the order, and of how many. */
  readonly index: number;
  readonly total: number;
  /** Undefined until it is here. */
  readonly mistake: Mistake | undefined;
  /** In pixels. */
  readonly side: number;
  readonly current: boolean;
}

/** A picture with its errors, which are computed when it is looked at. */
function ScoredPicture({ set, mistake }: { readonly set: ScoredSetEntry; readonly mistake: Mistake }) {
  const { ref, entry } = useIntersection<HTMLDivElement>();
  const { painted } = usePaintedMistakes(set, mistake, entry?.isIntersecting === true);
  const { name, frame, iou } = mistake;
  return (
    <div ref={ref} className={styles.picture}>
      {frame === null ? (
        <p className="hint">{texts.gone}</p>
      ) : (
        <Overlaid image={assetUrl(frame.thumbnail)} alt={name} painted={painted} opacity={0.75} label={`${texts.title}: ${name}`} />
      )}
      <span>{formatFixed(iou, 2)}</span>
    </div>
  );
}

/** A place in the order of scored pictures. */
export const MistakeCell = memo(function MistakeCell({ set, index, total, mistake, side, current }: MistakeCellProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard and walks its options
    <div
      id={`mistake-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-label={mistake === undefined ? texts.loading : `${mistake.name}, ${texts.iou(formatFixed(mistake.iou, 2))}`}
      className={styles.cell}
      style={{ width: side, height: side }}
      onClick={() => useErrors.setState({ selected: index })}
      onDoubleClick={() => useErrors.setState({ selected: index, open: true })}
    >
      {mistake === undefined ? null : <ScoredPicture set={set} mistake={mistake} />}
    </div>
  );
});
