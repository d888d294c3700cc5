import { Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { texts } from '../../texts/datasets.ts';
import { texts as words } from '../../texts/frames.ts';
import { shell } from '../../texts/shell.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import styles from './datasets.module.css';
import { chooseOverlay, moveSelection, OVERLAYS, toggleMasks, useGrid } from './gridStore.ts';
import { useSelectedFrame } from './useSelectedFrame.ts';
import { OverlayImage } from './view/OverlayImage.tsx';
import { WipedImage } from './view/WipedImage.tsx';

/** Keys that change what the viewer shows. */
const KEYS: Readonly<Record<string, (total: number) => void>> = {
  ArrowLeft: (total) => moveSelection(-1, total),
  ArrowRight: (total) => moveSelection(1, total),
  Home: (total) => moveSelection(-total, total),
  End: (total) => moveSelection(total, total),
  m: toggleMasks,
  o: () => {
    const { overlay } = useGrid.getState();
    chooseOverlay(OVERLAYS[(OVERLAYS.indexOf(overlay) + 1) % OVERLAYS.length] ?? 'both');
  },
  ' ': () => useGrid.setState({ open: false }),
};

/** One frame as large as the window allows; arrow keys walk on. Its neighbours are fetched meanwhile. */
export function FrameViewer({ dataset }: { readonly dataset: string }) {
  const open = useGrid((state) => state.open);
  const selected = useGrid((state) => state.selected);
  const { frame, total, next } = useSelectedFrame(dataset);
  const onKeyDown = (event: KeyboardEvent) => {
    const perform = KEYS[event.key];
    if (perform === undefined || event.ctrlKey || event.metaKey) return;
    perform(total);
    event.preventDefault();
  };
  return (
    <Modal
      opened={open && frame !== undefined}
      onClose={() => useGrid.setState({ open: false })}
      size="min(92vw, 92vh)"
      title={
        frame === undefined
          ? texts.viewer
          : [frame.name, formatShare(frame.skinShare, 1), `${formatCount((selected ?? 0) + 1)} / ${formatCount(total)}`].join(' · ')
      }
      closeButtonProps={{ 'aria-label': shell.close }}
      onKeyDown={onKeyDown}
    >
      {frame === undefined ? null : (
        <>
          <div className={styles.viewer}>
            <WipedImage frame={frame} />
          </div>
          {next === undefined ? null : (
            <div hidden>
              <OverlayImage frame={next} size="whole" overlay={null} />
            </div>
          )}
          <p className="hint">
            {texts.viewerHint}
            {frame.tags.length > 0 ? ` · ${words.tags}: ${frame.tags.join(', ')}` : null}
          </p>
        </>
      )}
    </Modal>
  );
}
