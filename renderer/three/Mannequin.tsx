import { Quaternion, Vector3 } from 'three';
import { unseen } from './selectable.ts';

interface MannequinProps {
  /** Standing height in metres. */
  readonly height: number;
  readonly colour: string;
}

type Point = readonly [x: number, y: number, z: number];

/** Trunk, legs and arms of a standing figure, as shares of its height. */
const LIMBS: readonly { readonly from: Point; readonly to: Point; readonly radius: number }[] = [
  { from: [0, 0, 0.52], to: [0, 0, 0.76], radius: 0.085 },
  { from: [0.058, 0, 0.05], to: [0.05, 0, 0.5], radius: 0.043 },
  { from: [-0.058, 0, 0.05], to: [-0.05, 0, 0.5], radius: 0.043 },
  { from: [0.2, -0.01, 0.46], to: [0.12, 0, 0.79], radius: 0.027 },
  { from: [-0.2, -0.01, 0.46], to: [-0.12, 0, 0.79], radius: 0.027 },
  { from: [0, 0, 0.8], to: [0, 0, 0.9], radius: 0.03 },
];

const UP = new Vector3(0, 1, 0);

/** A stand-in while the real body is made, or where there is no Blender to make it. */
export function Mannequin({ height, colour }: MannequinProps) {
  return (
    <group scale={height}>
      {LIMBS.map(({ from, to, radius }) => {
        const along = new Vector3(...to).sub(new Vector3(...from));
        const middle = new Vector3(...from).addScaledVector(along, 0.5);
        const turn = new Quaternion().setFromUnitVectors(UP, along.clone().normalize());
        return (
          <mesh raycast={unseen} key={from.join()} position={middle} quaternion={turn}>
            <capsuleGeometry args={[radius, along.length(), 6, 16]} />
            <meshStandardMaterial color={colour} roughness={0.8} />
          </mesh>
        );
      })}
      <mesh raycast={unseen} position={[0, -0.01, 0.935]} scale={[0.82, 0.95, 1.18]}>
        <sphereGeometry args={[0.055, 24, 18]} />
        <meshStandardMaterial color={colour} roughness={0.8} />
      </mesh>
    </group>
  );
}
