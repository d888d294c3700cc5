import { type CSSProperties, useEffect, useRef } from 'react';
import type { Painted } from './paint.ts';

export interface PaintedPicture extends Painted {
  readonly width: number;
  readonly height: number;
}

interface PaintedCanvasProps {
  readonly painted: PaintedPicture;
  readonly style: CSSProperties;
  /** What is drawn, for those who do not see it. */
  readonly label: string;
}

/** What a network found, pixel for pixel. */
export function PaintedCanvas({ painted, style, label }: PaintedCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { rgba, width, height } = painted;
    context.canvas.width = width;
    context.canvas.height = height;
    context.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [painted]);
  return <canvas ref={canvas} role="img" aria-label={label} style={style} />;
}
