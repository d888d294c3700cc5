import type { ThreeEvent } from '@react-three/fiber';
import { useState } from 'react';
import { useCursor } from './useCursor.ts';

interface RimProps {
  readonly radius: number;
  readonly z: number;
  readonly colour: string;
  readonly cursor: string;
  readonly onPointerDown: (event: ThreeEvent<PointerEvent>) => void;
}

/** A circle around the middle that can be dragged anywhere along it. */
export function Rim({ radius, z, colour, cursor, onPointerDown }: RimProps) {
  const [hovered, setHovered] = useState(false);
  const point = useCursor(cursor, setHovered);
  return (
    <group position={[0, 0, z]}>
      <mesh renderOrder={4} raycast={() => null}>
        <torusGeometry args={[radius, hovered ? 0.011 : 0.006, 6, 128]} />
        <meshBasicMaterial color={colour} />
      </mesh>
      <mesh onPointerDown={onPointerDown} {...point}>
        <torusGeometry args={[radius, 0.055, 6, 64]} />
        <meshBasicMaterial colorWrite={false} depthWrite={false} transparent opacity={0} />
      </mesh>
    </group>
  );
}
