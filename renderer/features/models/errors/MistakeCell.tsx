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
  readonly mistake: Mistake;
  readonly current: boolean;
}

/** One scored picture, with its errors drawn as soon as it is looked at. */
export const MistakeCell = memo(function MistakeCell({ set, mistake, current }: MistakeCellProps) {
  const { ref, entry } = useIntersection();
  const { painted } = usePaintedMistakes(set, mistake, entry?.isIntersecting === true);
  const { index, name, iou, frame } = mistake;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard and walks its options
    <div
      ref={ref}
      id={`mistake-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      aria-label={`${name}, ${texts.iou(formatFixed(iou, 2))}`}
      className={styles.cell}
      onClick={() => useErrors.setState({ selected: index })}
      onDoubleClick={() => useErrors.setState({ selected: index, open: true })}
    >
      {frame === null ? (
        <p className="hint">{texts.gone}</p>
      ) : (
        <Overlaid image={assetUrl(frame.thumbnail)} alt={name} painted={painted} opacity={0.75} label={`${texts.title}: ${name}`} />
      )}
      <span>{formatFixed(iou, 2)}</span>
    </div>
  );
});
