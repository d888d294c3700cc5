import { useEffect, useMemo } from 'react';
import { BufferAttribute, BufferGeometry, Color, DoubleSide } from 'three';
import { Lines } from './Lines.tsx';
import { selectable } from './selectable.ts';

const SIDES = 96;

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

/** The cylinder that cameras stand on, filled between z_min and z_max, and the fuller the more cameras stand there. */
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
      const corner = (theta: number, z: number) => [radius * Math.cos(theta), radius * Math.sin(theta), z];
      const [a, c, d, e] = [corner(from, bottom), corner(to, bottom), corner(to, top), corner(from, top)];
      positions.push(...a, ...c, ...d, ...a, ...d, ...e);
      for (let vertex = 0; vertex < 6; vertex++) colours.push(r, g, b, alpha);
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
    geometry.setAttribute('color', new BufferAttribute(new Float32Array(colours), 4));
    return geometry;
  }, [radius, bottom, top, density, colour]);
  useEffect(() => () => band.dispose(), [band]);
  const rings = useMemo(() => {
    const point = (side: number, z: number) => {
      const theta = (side / SIDES) * 2 * Math.PI;
      return [radius * Math.cos(theta), radius * Math.sin(theta), z] as const;
    };
    return [bottom, top].flatMap((z) => Array.from({ length: SIDES }, (_, side) => [point(side, z), point(side + 1, z)]).flat());
  }, [radius, bottom, top]);
  return (
    <group>
      <mesh geometry={band} renderOrder={2} {...selectable(onSelect)}>
        <meshBasicMaterial vertexColors transparent depthWrite={false} side={DoubleSide} />
      </mesh>
      <Lines segments={rings} colour={colour} opacity={0.55} />
    </group>
  );
}
