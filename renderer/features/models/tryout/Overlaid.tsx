import { useEffect, useRef, useState } from 'react';
import type { Painted } from './paint.ts';
import styles from './tryout.module.css';

interface OverlaidProps {
  readonly image: string;
  readonly alt: string;
  /** Absent until it is known. */
  readonly painted: (Painted & { readonly width: number; readonly height: number }) | null;
  /** 0 … 1 */
  readonly opacity: number;
  /** Left of the pointer the overlay is shown. */
  readonly wipes?: boolean;
  /** What the overlay is, for those who do not see it. */
  readonly label: string;
}

/** A picture with what a network found drawn over it. */
export function Overlaid({ image, alt, painted, opacity, wipes = false, label }: OverlaidProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [wipe, setWipe] = useState<number | null>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || painted === null) return;
    const { rgba, width, height } = painted;
    context.canvas.width = width;
    context.canvas.height = height;
    context.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [painted]);
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
        <canvas
          ref={canvas}
          role="img"
          aria-label={label}
          style={{ opacity, ...(wipe === null ? {} : { clipPath: `inset(0 ${(1 - wipe) * 100}% 0 0)` }) }}
        />
      )}
      {wipe === null || painted === null ? null : <i style={{ left: `${wipe * 100}%` }} />}
    </div>
  );
}
