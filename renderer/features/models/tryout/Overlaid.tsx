import { useState } from 'react';
import { PaintedCanvas, type PaintedPicture } from './PaintedCanvas.tsx';
import styles from './tryout.module.css';

interface OverlaidProps {
  readonly image: string;
  readonly alt: string;
  /** Absent until it is known. */
  readonly painted: PaintedPicture | null;
  /** 0 … 1 */
  readonly opacity: number;
  /** Left of the pointer the overlay is shown. */
  readonly wipes?: boolean;
  /** What the overlay is, for those who do not see it. */
  readonly label: string;
}

/** A picture with what a network found drawn over it. */
export function Overlaid({ image, alt, painted, opacity, wipes = false, label }: OverlaidProps) {
  const [wipe, setWipe] = useState<number | null>(null);
  return (
    <div
      className={styles.overlaid}
      onPointerMove={(event) => {
        if (!wipes) return;
        const box = event.currentTarget.getBoundingClientRect();
        setWipe(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
      }}
      onPointerLeave={() => setWipe(null)}
    >
      <img src={image} alt={alt} draggable={false} decoding="async" />
      {painted === null ? null : (
        <PaintedCanvas
          painted={painted}
          label={label}
          style={{ opacity, ...(wipe === null ? {} : { clipPath: `inset(0 ${(1 - wipe) * 100}% 0 0)` }) }}
        />
      )}
      {wipe === null || painted === null ? null : <i style={{ left: `${wipe * 100}%` }} />}
    </div>
  );
}
