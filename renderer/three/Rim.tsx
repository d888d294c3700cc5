import type { ThreeEvent } from '@react-three/fiber';
import { useState } from 'react';
import { unseen } from './selectable.ts';
import { useCursor } from './useCursor.ts';

interface RimProps {
  readonly radius: number;
  readonly z: number;
  readonly colour: string;
  readonly cursor: string;
  readonly onPointerDown: (event: ThreeEvent<PointerEvent>) => void;
}

/** A circle around the middle that can be dragged anywhere along it; made once, and scaled as its radius is dragged. */
export function Rim({ radius, z, colour, cursor, onPointerDown }: RimProps) {
  const [hovered, setHovered] = useState(false);
  const point = useCursor(cursor, setHovered);
  return (
    <group position={[0, 0, z]} scale={radius}>
      <mesh renderOrder={4} raycast={unseen}>
        <torusGeometry args={[1, hovered ? 0.006 : 0.0035, 6, 128]} />
        <meshBasicMaterial color={colour} />
      </mesh>
      <mesh onPointerDown={onPointerDown} {...point}>
        <torusGeometry args={[1, 0.033, 6, 64]} />
        <meshBasicMaterial colorWrite={false} depthWrite={false} transparent opacity={0} />
      </mesh>
    </group>
  );
}
