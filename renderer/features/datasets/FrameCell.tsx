import { IconCheck } from '@tabler/icons-react';
import { type MouseEvent, memo } from 'react';
import type { FrameEntry } from '../../../shared/contract/frameQueries.ts';
import type { NumberProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import { texts } from '../../texts/frames.ts';
import { formatShare } from '../../ui/format.ts';
import styles from './datasets.module.css';
import { type Overlay, useGrid } from './gridStore.ts';
import { formatProperty, unitOf } from './properties.ts';
import { OverlayImage } from './view/OverlayImage.tsx';

interface FrameCellProps {
  readonly index: number;
  /** Absent until its page is here. */
  readonly frame: FrameEntry | undefined;
  readonly size: number;
  readonly overlay: Overlay | null;
  /** What the value in the corner is of. */
  readonly sortedBy: NumberProperty;
  /** The frame in hand. */
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onChoose: (index: number, event: MouseEvent) => void;
}

/** One frame of the grid: its thumbnail with an overlay, its tags, and the value that it is sorted by. */
export const FrameCell = memo(function FrameCell(props: FrameCellProps) {
  const { index, frame, size, overlay, sortedBy, current, chosen, onChoose } = props;
  const value = frame?.sortedBy ?? (sortedBy === 'skinShare' ? frame?.skinShare : null) ?? null;
  // In a grid all shares have their decimal.
  const words = (known: number) => (unitOf(sortedBy) === '%' ? formatShare(known, 1) : formatProperty(sortedBy, known));
  const shown = value === null ? [] : [words(value)];
  const spoken = frame === undefined ? [texts.loading] : [frame.name, ...(frame.missing ? [texts.missing] : []), ...frame.tags, ...shown];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard and walks its options
    <div
      id={`frame-${index}`}
      role="option"
      tabIndex={-1}
      aria-label={spoken.join(', ')}
      aria-selected={chosen}
      data-current={current || undefined}
      data-blank={frame === undefined || undefined}
      className={styles.cell}
      style={{ width: size, height: size }}
      onClick={(event) => onChoose(index, event)}
      onDoubleClick={() => useGrid.setState({ selected: index, open: true })}
    >
      {frame === undefined ? null : (
        <>
          <OverlayImage frame={frame} size="small" overlay={overlay} />
          {chosen ? <IconCheck className={styles.check} size={14} stroke={2.5} aria-hidden /> : null}
          {frame.missing ? <span className={styles.missing}>{texts.missing}</span> : null}
          {frame.tags.length === 0 ? null : (
            <span className={styles.tags} aria-hidden>
              {frame.tags.slice(0, 3).map((tag) => (
                <b key={tag}>{tag}</b>
              ))}
              {frame.tags.length > 3 ? <b>+{frame.tags.length - 3}</b> : null}
            </span>
          )}
          {shown.length === 0 ? null : <span className={styles.share}>{shown}</span>}
        </>
      )}
    </div>
  );
});
