import { IconLayersIntersect } from '@tabler/icons-react';
import { texts } from '../../../texts/datasets.ts';
import { texts as words } from '../../../texts/frames.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import styles from '../datasets.module.css';
import { chooseOverlay, OVERLAYS, toggleMasks, useGrid } from '../gridStore.ts';
import { PredictionBar } from '../predicted/PredictionBar.tsx';

/** Over the large picture: its masks, and what they are held against. */
export function ViewerBar({ isLooking = false }: { readonly isLooking?: boolean }) {
  const masks = useGrid((state) => state.masks);
  const overlay = useGrid((state) => state.overlay);
  return (
    <div className={styles.viewerBar}>
      <Button icon={<IconLayersIntersect />} pressed={masks} shortcut="M" onClick={toggleMasks}>
        {texts.masks}
      </Button>
      <div className={styles.order}>
        <Choice
          label={words.overlay}
          value={overlay}
          onChange={chooseOverlay}
          options={OVERLAYS.map((value) => ({ value, label: words.overlays[value] }))}
        />
      </div>
      <PredictionBar isLooking={isLooking} />
    </div>
  );
}
