import { Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { texts } from '../../texts/datasets.ts';
import { shell } from '../../texts/shell.ts';
import { formatShare } from '../../ui/format.ts';
import styles from './datasets.module.css';
import { moveSelection, toggleMasks, useGrid } from './gridStore.ts';
import { useSelectedFrame } from './useSelectedFrame.ts';
import { WipedImage } from './WipedImage.tsx';

/** One frame as large as the window allows; arrow keys walk on. */
export function FrameViewer({ dataset }: { readonly dataset: string }) {
  const open = useGrid((state) => state.open);
  const { frame, total } = useSelectedFrame(dataset);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') moveSelection(-1, total);
    else if (event.key === 'ArrowRight') moveSelection(1, total);
    else if (event.key === 'm') toggleMasks();
    else if (event.key === ' ') useGrid.setState({ open: false });
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened={open && frame !== undefined}
      onClose={() => useGrid.setState({ open: false })}
      size="min(92vw, 92vh)"
      title={frame === undefined ? texts.viewer : `${frame.name} · ${formatShare(frame.skinShare, 1)}`}
      closeButtonProps={{ 'aria-label': shell.close }}
      onKeyDown={onKeyDown}
    >
      {frame === undefined ? null : (
        <>
          <div className={styles.viewer}>
            <WipedImage frame={frame} />
          </div>
          <p className="hint">{texts.viewerHint}</p>
        </>
      )}
    </Modal>
  );
}
