import type { ThreeEvent } from '@react-three/fiber';
import { useEffect, useMemo, useRef, useState } from 'react';
import { CanvasTexture, type Sprite, SRGBColorSpace } from 'three';
import { useScreenSize } from './screenSize.ts';
import { useCursor } from './useCursor.ts';

/** What can be caught is larger than what is seen. */
const CAUGHT = 26;
const SEEN = 9;

export type GripShape = 'disc' | 'ring';

interface GripProps {
  readonly colour: string;
  /** Drawn around it, so that it stands out from anything. */
  readonly outline: string;
  readonly shape?: GripShape;
  readonly cursor: string;
  readonly onPointerDown: (event: ThreeEvent<PointerEvent>) => void;
}

/** A point to drag, of one size on the screen and in front of everything. */
export function Grip({ colour, outline, shape = 'disc', cursor, onPointerDown }: GripProps) {
  const sprite = useRef<Sprite>(null);
  const [hovered, setHovered] = useState(false);
  const texture = useMemo(() => {
    const side = 4 * CAUGHT;
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    const pen = canvas.getContext('2d');
    if (pen !== null) {
      pen.arc(side / 2, side / 2, (hovered ? 1.3 : 1) * 2 * SEEN, 0, 2 * Math.PI);
      pen.fillStyle = shape === 'disc' ? colour : outline;
      pen.fill();
      pen.lineWidth = shape === 'disc' ? 6 : 10;
      pen.strokeStyle = shape === 'disc' ? outline : colour;
      pen.stroke();
    }
    const drawn = new CanvasTexture(canvas);
    drawn.colorSpace = SRGBColorSpace;
    return drawn;
  }, [colour, outline, shape, hovered]);
  useEffect(() => () => texture.dispose(), [texture]);
  useScreenSize(sprite, CAUGHT);
  const point = useCursor(cursor, setHovered);
  return (
    <sprite ref={sprite} renderOrder={10} onPointerDown={onPointerDown} {...point}>
      <spriteMaterial map={texture} sizeAttenuation={false} depthTest={false} transparent />
    </sprite>
  );
}
