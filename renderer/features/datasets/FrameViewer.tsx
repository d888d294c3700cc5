import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect } from 'react';
import { assetUrl } from '../../client/asset.ts';
import { texts } from '../../texts/datasets.ts';
import { texts as words } from '../../texts/frames.ts';
import { shell } from '../../texts/shell.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import styles from './datasets.module.css';
import { chooseOverlay, moveSelection, OVERLAYS, toggleMasks, useGrid } from './gridStore.ts';
import { useSelectedFrame } from './useSelectedFrame.ts';
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

/** One frame as large as the window allows; arrow keys walk on. The next one is fetched meanwhile. */
export function FrameViewer({ dataset }: { readonly dataset: string }) {
  const open = useGrid((state) => state.open);
  const selected = useGrid((state) => state.selected);
  const { frame, total, next } = useSelectedFrame(dataset);
  const ahead = open ? next?.image : undefined;
  useEffect(() => {
    if (ahead !== undefined) new Image().src = assetUrl(ahead);
  }, [ahead]);
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
          <p className="hint">
            {texts.viewerHint}
            {frame.tags.length > 0 ? ` · ${words.tags}: ${frame.tags.join(', ')}` : null}
          </p>
        </>
      )}
    </Modal>
  );
}
