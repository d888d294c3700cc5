import { Slider } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { assetUrl } from '../../client/asset.ts';
import { texts } from '../../texts/design.ts';
import { texts as view } from '../../texts/view.ts';
import { IconButton } from '../../ui/Button.tsx';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { wantPictures } from './coverage/pictureStore.ts';
import styles from './design.module.css';
import { showFrame, useDesign } from './designStore.ts';
import { FrameCell } from './FrameCell.tsx';
import { stopPlaying, togglePlaying, usePlay } from './playStore.ts';
import { usePreviews } from './previewStore.ts';
import { useFrameCameras } from './useScenes.ts';

const CELL = 70;

/** The frames of the preset around the one in hand: walk with the arrow keys, or choose one. */
export function FrameStrip() {
  const { ref, width } = useElementSize();
  const frame = useDesign((state) => state.frame);
  const total = useDesign((state) => state.preset.frames);
  const taken = usePreviews((state) => state.taken);
  const isPlaying = usePlay((state) => state.timer !== null);
  useEffect(() => stopPlaying, []);
  const shown = Math.min(total, Math.max(3, Math.floor(width / CELL)));
  const first = Math.max(0, Math.min(total - shown, frame - Math.floor(shown / 2)));
  const cameras = useFrameCameras(first, shown);
  const wanted = useMemo(() => Array.from({ length: shown }, (_, index) => first + index), [first, shown]);
  useEffect(() => wantPictures(wanted), [wanted]);
  return (
    <section className={styles.strip} aria-label={texts.frame}>
      <div className={styles.stripHead}>
        <IconButton label={isPlaying ? view.pause : view.play} shortcut="P" pressed={isPlaying} onClick={togglePlaying}>
          {isPlaying ? <IconPlayerPause /> : <IconPlayerPlay />}
        </IconButton>
        <IconButton label={texts.previous} shortcut="←" onClick={() => showFrame(frame - 1)}>
          <IconChevronLeft />
        </IconButton>
        <span>{texts.frame}</span>
        <div className={styles.frameNumber}>
          <NumberField
            label={texts.frame}
            value={frame}
            min={0}
            max={total - 1}
            step={1}
            digits={0}
            integer
            onChange={(next) => {
              showFrame(next);
              return null;
            }}
          />
        </div>
        <span>{texts.frames(formatCount(total))}</span>
        <IconButton label={texts.next} shortcut="→" onClick={() => showFrame(frame + 1)}>
          <IconChevronRight />
        </IconButton>
        <Slider
          className={styles.scrub}
          size={3}
          min={0}
          max={Math.max(1, total - 1)}
          step={1}
          value={frame}
          label={null}
          onChange={showFrame}
          thumbLabel={view.scrub}
        />
        <span className={styles.stripHint}>{texts.framesHint}</span>
      </div>
      <div className={styles.cells} ref={ref}>
        {cameras.map(({ frame: own, camera }) => {
          const shot = taken.get(own);
          const label = `${texts.frame} ${own}: ${camera.framing}, ${formatNumber(camera.focalLength, 0)} mm`;
          return (
            <button
              key={own}
              type="button"
              title={label}
              aria-label={label}
              aria-current={own === frame ? 'true' : undefined}
              className={styles.cell}
              onClick={() => showFrame(own)}
            >
              {shot === undefined ? <FrameCell frame={own} /> : <img src={assetUrl(shot.result.image)} alt="" />}
              <span>{own}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
