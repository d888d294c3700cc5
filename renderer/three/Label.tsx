import { useEffect, useMemo } from 'react';
import { CanvasTexture } from 'three';

const PIXELS = 44;
/** Height of a label as a share of the viewport's. */
const HEIGHT = 0.034;

interface LabelProps {
  readonly text: string;
  readonly position: readonly [number, number, number];
  readonly colour: string;
  readonly background: string;
}

/** A few words that always face the viewer and keep their size on the screen. */
export function Label({ text, position, colour, background }: LabelProps) {
  const { texture, aspect } = useMemo(() => {
    const canvas = document.createElement('canvas');
    const font = `500 ${PIXELS * 0.66}px system-ui, sans-serif`;
    const pen = canvas.getContext('2d');
    if (pen !== null) {
      pen.font = font;
      canvas.width = Math.ceil(pen.measureText(text).width) + PIXELS * 0.5;
      canvas.height = PIXELS;
      pen.font = font;
      pen.fillStyle = background;
      pen.globalAlpha = 0.7;
      pen.beginPath();
      pen.roundRect(0, 0, canvas.width, PIXELS, 7);
      pen.fill();
      pen.globalAlpha = 1;
      pen.fillStyle = colour;
      pen.textBaseline = 'middle';
      pen.fillText(text, PIXELS * 0.25, PIXELS * 0.53);
    }
    return { texture: new CanvasTexture(canvas), aspect: canvas.width / canvas.height };
  }, [text, colour, background]);
  useEffect(() => () => texture.dispose(), [texture]);
  return (
    <sprite position={[...position]} scale={[HEIGHT * aspect * 0.4, HEIGHT * 0.4, 1]} renderOrder={5}>
      <spriteMaterial map={texture} sizeAttenuation={false} depthTest={false} transparent />
    </sprite>
  );
}
