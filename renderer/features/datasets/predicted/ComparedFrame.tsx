import type { ReactNode } from 'react';
import type { FrameEntry } from '../../../../shared/contract/frameQueries.ts';
import { texts } from '../../../texts/frames.ts';
import { formatShare } from '../../../ui/format.ts';
import { PaintedCanvas, type PaintedPicture } from '../../models/tryout/PaintedCanvas.tsx';
import { useGrid } from '../gridStore.ts';
import { OverlayImage } from '../view/OverlayImage.tsx';
import styles from './predicted.module.css';
import { usePrediction } from './predictionStore.ts';
import type { Found } from './usePredicted.ts';

/** The same strength as that of masks over pictures. */
const OPACITY = 0.55;
/** Right, too much and missed are read as colours: the picture stays as a hint. */
const DIFFERENCE_OPACITY = 0.7;
/** Networks that look at so few pixels are shown pixel by pixel. */
const PIXELATED = 256;

interface ComparedFrameProps {
  readonly frame: FrameEntry;
  /** Null until it is there, or when it cannot be had. */
  readonly found: Found | null;
  /** Name of the model. */
  readonly model: string;
}

/** A frame whose mask is held against a model's prediction: as colours of the difference, side by side, or wiped. */
export function ComparedFrame({ frame, found, model }: ComparedFrameProps) {
  const view = usePrediction((state) => state.view);
  const edge = usePrediction((state) => state.edge);
  const masks = useGrid((state) => state.masks);
  const chosen = useGrid((state) => state.overlay);
  const overlay = masks ? chosen : null;
  const shown = masks ? found : null;
  if (view === 'sides') {
    return (
      <div className={styles.sides}>
        <Side title={texts.ofMask} share={frame.skinShare}>
          <Picture frame={frame} overlay={overlay} painted={null} />
        </Side>
        <Side title={texts.ofModel(model)} share={found?.prediction.skinShare ?? null}>
          <Picture frame={frame} overlay={null} painted={shown?.prediction ?? null} label={texts.predictionOf(frame.name)} />
        </Side>
      </div>
    );
  }
  if (view === 'difference') {
    return (
      <div className={styles.stage}>
        <Picture
          frame={frame}
          overlay={null}
          painted={shown?.difference ?? null}
          opacity={DIFFERENCE_OPACITY}
          label={texts.differenceOf(frame.name)}
        />
      </div>
    );
  }
  return (
    <div className={styles.stage}>
      <Picture frame={frame} overlay={overlay} painted={shown?.prediction ?? null} edge={edge} label={texts.predictionOf(frame.name)}>
        <span className={styles.left}>{texts.ofMask}</span>
        <span className={styles.right}>{texts.ofModel(model)}</span>
        <input
          type="range"
          className={styles.wipe}
          aria-label={texts.edge}
          min={0}
          max={1}
          step={0.01}
          value={edge}
          onChange={(event) => usePrediction.setState({ edge: event.currentTarget.valueAsNumber })}
        />
      </Picture>
    </div>
  );
}

interface SideProps {
  readonly title: string;
  /** Of skin; null until it is known. */
  readonly share: number | null;
  readonly children: ReactNode;
}

function Side({ title, share, children }: SideProps) {
  return (
    <figure className={styles.side} aria-label={title}>
      <figcaption>
        <b>{title}</b>
        {share === null ? null : <span className={styles.share}>{texts.skinOf(formatShare(share, 1))}</span>}
      </figcaption>
      <div className={styles.stage}>{children}</div>
    </figure>
  );
}

interface PictureProps extends Pick<Parameters<typeof OverlayImage>[0], 'overlay'> {
  readonly frame: FrameEntry;
  readonly painted: PaintedPicture | null;
  readonly opacity?: number;
  /** Of a wipe: left of it is the mask, right of it what is painted. */
  readonly edge?: number;
  readonly label?: string;
  readonly children?: ReactNode;
}

/** As large as its place allows. Nothing is painted where the picture is gone. */
function Picture({ frame, overlay, painted, opacity = OPACITY, edge, label = '', children }: PictureProps) {
  const { width, height, missing } = frame;
  const clip = edge === undefined ? {} : { clipPath: `inset(0 0 0 ${edge * 100}%)` };
  const imageRendering = painted !== null && Math.max(painted.width, painted.height) <= PIXELATED ? 'pixelated' : 'auto';
  return (
    <div className={styles.picture} style={{ aspectRatio: `${width} / ${height}`, width: `min(100cqw, ${width / height} * 100cqh)` }}>
      <OverlayImage frame={frame} size="whole" overlay={overlay} wipe={edge ?? null} />
      {painted === null || missing ? null : <PaintedCanvas painted={painted} label={label} style={{ opacity, imageRendering, ...clip }} />}
      {missing ? null : children}
    </div>
  );
}
