import { memo } from 'react';
import type { FrameEntry } from '../../../shared/contract/datasets.ts';
import { assetUrl } from '../../client/asset.ts';
import { formatShare } from '../../ui/format.ts';
import { MaskedImage } from '../../ui/MaskedImage.tsx';
import styles from './datasets.module.css';
import { useGrid } from './gridStore.ts';

interface FrameCellProps {
  readonly index: number;
  /** Absent until its page is here. */
  readonly frame: FrameEntry | undefined;
  readonly size: number;
  readonly masks: boolean;
  readonly selected: boolean;
}

/** One frame of the grid: its thumbnail, and with masks on, the masks over it. */
export const FrameCell = memo(function FrameCell({ index, frame, size, masks, selected }: FrameCellProps) {
  const choose = () => useGrid.setState({ selected: index });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard and walks its options
    <div
      id={`frame-${index}`}
      role="option"
      tabIndex={-1}
      aria-label={frame === undefined ? undefined : `${frame.name}, ${formatShare(frame.skinShare)}`}
      aria-selected={selected}
      className={styles.cell}
      style={{ width: size, height: size }}
      onClick={choose}
      onDoubleClick={() => useGrid.setState({ selected: index, open: true })}
    >
      {frame === undefined ? null : (
        <>
          <MaskedImage
            image={assetUrl(frame.thumbnail)}
            skin={assetUrl(frame.skin)}
            person={frame.person === null ? null : assetUrl(frame.person)}
            alt={frame.name}
            showMask={masks}
          />
          <span className={styles.share}>{formatShare(frame.skinShare)}</span>
        </>
      )}
    </div>
  );
});
