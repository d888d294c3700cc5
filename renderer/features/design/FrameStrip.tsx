import { Slider } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect } from 'react';
import { subjectOf } from '../../../shared/domain/scene/subject.ts';
import { assetUrl } from '../../client/asset.ts';
import { texts } from '../../texts/design.ts';
import { texts as view } from '../../texts/view.ts';
import { labColour } from '../../three/colour.ts';
import { IconButton } from '../../ui/Button.tsx';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import styles from './design.module.css';
import { showFrame, useDesign } from './designStore.ts';
import { stopPlaying, togglePlaying, usePlay } from './playStore.ts';
import { usePreviews } from './previewStore.ts';
import { useFrameScenes } from './useScenes.ts';

const CELL = 70;

/** A frame before it is rendered: the camera from above, and the tone of the skin. */
function Glyph({ theta, tone }: { readonly theta: number; readonly tone: string | null }) {
  const [x, y] = [32 + 22 * Math.cos(theta), 32 - 22 * Math.sin(theta)];
  return (
    <svg viewBox="0 0 64 64" aria-hidden>
      <circle cx="32" cy="32" r="22" fill="none" stroke="var(--line)" />
      {tone === null ? null : <circle cx="32" cy="32" r="9" fill={tone} />}
      <path d={`M${x} ${y}L32 32`} stroke="var(--series-2)" strokeDasharray="2 2" />
      <circle cx={x} cy={y} r="3.5" fill="var(--series-2)" />
    </svg>
  );
}

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
  const scenes = useFrameScenes(first, shown);
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
        {scenes.map((scene) => {
          const subject = subjectOf(scene);
          const camera = scene.cameras[0];
          const shot = taken.get(scene.frame);
          const label = `${texts.frame} ${scene.frame}: ${camera?.framing}, ${formatNumber(camera?.focalLength ?? 0, 0)} mm`;
          return (
            <button
              key={scene.frame}
              type="button"
              title={label}
              aria-label={label}
              aria-current={scene.frame === frame ? 'true' : undefined}
              className={styles.cell}
              onClick={() => showFrame(scene.frame)}
            >
              {shot === undefined ? (
                <Glyph theta={camera?.theta ?? 0} tone={subject === null ? null : labColour(subject.skin.lab).getStyle()} />
              ) : (
                <img src={assetUrl(shot.result.image)} alt="" />
              )}
              <span>{scene.frame}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
