import { useEffect, useMemo, useRef } from 'react';
import { CanvasTexture, type Sprite, SRGBColorSpace } from 'three';
import { useScreenSize } from './screenSize.ts';
import { unseen } from './selectable.ts';

/** Height of the drawing; on the screen it has half of it. */
const PIXELS = 44;

interface LabelProps {
  readonly text: string;
  readonly position: readonly [number, number, number];
  readonly colour: string;
  readonly background: string;
}

/** A few words that always face the viewer and keep their size on the screen. */
export function Label({ text, position, colour, background }: LabelProps) {
  const sprite = useRef<Sprite>(null);
  const { texture, aspect } = useMemo(() => {
    const canvas = document.createElement('canvas');
    const font = `500 ${PIXELS * 0.54}px system-ui, sans-serif`;
    const pen = canvas.getContext('2d');
    if (pen !== null) {
      pen.font = font;
      canvas.width = Math.ceil(pen.measureText(text).width) + PIXELS * 0.5;
      canvas.height = PIXELS;
      pen.font = font;
      pen.fillStyle = background;
      pen.globalAlpha = 0.7;
      pen.beginPath();
      pen.roundRect(0, 4, canvas.width, PIXELS - 8, 8);
      pen.fill();
      pen.globalAlpha = 1;
      pen.fillStyle = colour;
      pen.textBaseline = 'middle';
      pen.fillText(text, PIXELS * 0.25, PIXELS * 0.53);
    }
    const drawn = new CanvasTexture(canvas);
    drawn.colorSpace = SRGBColorSpace;
    return { texture: drawn, aspect: canvas.width / canvas.height };
  }, [text, colour, background]);
  useEffect(() => () => texture.dispose(), [texture]);
  useScreenSize(sprite, PIXELS / 2, aspect);
  return (
    <sprite ref={sprite} position={[...position]} renderOrder={5} raycast={unseen}>
      <spriteMaterial map={texture} sizeAttenuation={false} depthTest={false} transparent />
    </sprite>
  );
}
