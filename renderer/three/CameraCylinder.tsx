import { useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry, Color, DoubleSide } from 'three';
import { Lines } from './Lines.tsx';
import { selectable } from './selectable.ts';

const SIDES = 96;

/** Both ends of a cylinder of radius and height 1. */
const RINGS = [0, 1].flatMap((z) => {
  const point = (side: number) => [Math.cos((side / SIDES) * 2 * Math.PI), Math.sin((side / SIDES) * 2 * Math.PI), z] as const;
  return Array.from({ length: SIDES }, (_, side) => [point(side), point(side + 1)]).flat();
});

interface CameraCylinderProps {
  readonly radius: number;
  /** z_min, z_max in metres. */
  readonly bottom: number;
  readonly top: number;
  /** Density of the camera's angle Θ, any scale; may be infinite in one point. */
  readonly density: (theta: number) => number;
  readonly colour: string;
  readonly onSelect?: (() => void) | undefined;
}

/** The cylinder that cameras stand on, filled between z_min and z_max, and the fuller the more cameras stand there. Made of radius and height 1, and scaled. */
export function CameraCylinder({ radius, bottom, top, density, colour, onSelect }: CameraCylinderProps) {
  const band = useMemo(() => {
    const angle = (side: number) => ((side + 0.5) / SIDES) * 2 * Math.PI;
    const densities = Array.from({ length: SIDES }, (_, side) => density(angle(side)));
    const finite = densities.filter(Number.isFinite);
    const most = Math.max(...finite, 1e-9);
    const positions: number[] = [];
    const colours: number[] = [];
    const { r, g, b } = new Color(colour);
    for (let side = 0; side < SIDES; side++) {
      const alpha = 0.05 + 0.42 * Math.min(1, (densities[side] ?? 0) / most) ** 0.6;
      const [from, to] = [(side / SIDES) * 2 * Math.PI, ((side + 1) / SIDES) * 2 * Math.PI];
      const corner = (theta: number, z: number) => [Math.cos(theta), Math.sin(theta), z];
      const [a, c, d, e] = [corner(from, 0), corner(to, 0), corner(to, 1), corner(from, 1)];
      positions.push(...a, ...c, ...d, ...a, ...d, ...e);
      for (let vertex = 0; vertex < 6; vertex++) colours.push(r, g, b, alpha);
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
    geometry.setAttribute('color', new BufferAttribute(new Float32Array(colours), 4));
    return geometry;
  }, [density, colour]);
  useEffect(() => () => band.dispose(), [band]);
  return (
    <group position={[0, 0, bottom]} scale={[radius, radius, Math.max(1e-3, top - bottom)]}>
      <mesh geometry={band} renderOrder={2} {...selectable(onSelect)}>
        <meshBasicMaterial vertexColors transparent depthWrite={false} side={DoubleSide} />
      </mesh>
      <Lines segments={RINGS} colour={colour} opacity={0.55} />
    </group>
  );
}
