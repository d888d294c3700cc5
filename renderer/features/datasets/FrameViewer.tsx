import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { FrameEntry } from '../../../shared/contract/frameQueries.ts';
import { isPressing } from '../../app/commands/shortcut.ts';
import { assetUrl } from '../../client/asset.ts';
import { texts } from '../../texts/datasets.ts';
import { texts as words } from '../../texts/frames.ts';
import { shell } from '../../texts/shell.ts';
import { formatCount, formatShare } from '../../ui/format.ts';
import styles from './datasets.module.css';
import { chooseOverlay, moveSelection, OVERLAYS, toggleMasks, useGrid } from './gridStore.ts';
import { PredictedFrame } from './predicted/PredictedFrame.tsx';
import { nextPredictionView, togglePrediction, usePrediction } from './predicted/predictionStore.ts';
import { useSelectedFrame } from './useSelectedFrame.ts';
import { ViewerBar } from './view/ViewerBar.tsx';
import { WipedImage } from './view/WipedImage.tsx';

/** Keys that change what the viewer shows. */
const KEYS: Readonly<Record<string, (total: number) => void>> = {
  ArrowLeft: (total) => moveSelection(-1, total),
  ArrowRight: (total) => moveSelection(1, total),
  Home: (total) => moveSelection(-total, total),
  End: (total) => moveSelection(total, total),
  b: togglePrediction,
  m: toggleMasks,
  o: () => {
    const { overlay } = useGrid.getState();
    chooseOverlay(OVERLAYS[(OVERLAYS.indexOf(overlay) + 1) % OVERLAYS.length] ?? 'both');
  },
  v: nextPredictionView,
  ' ': () => useGrid.setState({ open: false }),
};

/** One frame as large as the window allows, alone or beside a prediction; arrow keys walk on. The next one is fetched meanwhile. */
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
    // Fields, and lists that they open, have their own use for these keys.
    const isInField = event.target instanceof HTMLInputElement;
    if (perform === undefined || event.ctrlKey || event.metaKey || isInField || isPressing(event.nativeEvent)) return;
    perform(total);
    event.preventDefault();
  };
  return (
    <Modal
      opened={open && frame !== undefined}
      onClose={() => useGrid.setState({ open: false })}
      size="min(94vw, 160vh)"
      title={
        frame === undefined
          ? texts.viewer
          : [frame.name, words.skinOf(formatShare(frame.skinShare, 1)), `${formatCount((selected ?? 0) + 1)} / ${formatCount(total)}`].join(
              ' · ',
            )
      }
      closeButtonProps={{ 'aria-label': shell.close }}
      onKeyDown={onKeyDown}
    >
      {frame === undefined ? null : <Shown dataset={dataset} frame={frame} next={next} />}
    </Modal>
  );
}

interface ShownProps {
  readonly dataset: string;
  readonly frame: FrameEntry;
  readonly next: FrameEntry | undefined;
}

function Shown({ dataset, frame, next }: ShownProps) {
  const isCompared = usePrediction((state) => state.on);
  const place = useRef<HTMLDivElement>(null);
  // Keys go on working when the button that had them went.
  useEffect(() => {
    void isCompared;
    if (document.activeElement === document.body) place.current?.focus();
  }, [isCompared]);
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      {isCompared ? <PredictedFrame dataset={dataset} frame={frame} next={next} /> : <PlainFrame frame={frame} />}
    </div>
  );
}

function PlainFrame({ frame }: Pick<ShownProps, 'frame'>) {
  return (
    <>
      <ViewerBar />
      <div className={styles.viewer}>
        <WipedImage frame={frame} />
      </div>
      <p className={styles.below}>
        <span className="hint">
          {texts.viewerHint}
          {frame.tags.length > 0 ? ` · ${words.tags}: ${frame.tags.join(', ')}` : null}
        </span>
      </p>
    </>
  );
}
