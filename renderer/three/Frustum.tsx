import { useMemo } from 'react';
import { Vector3 } from 'three';
import { Lines } from './Lines.tsx';

type Point = readonly [number, number, number];

interface FrustumProps {
  readonly position: Point;
  readonly target: Point;
  /** Radians about the viewing axis. */
  readonly roll: number;
  /** Sensor width over focal length; the view's width at distance d is d times this. */
  readonly spread: number;
  /** Height over width of the picture. */
  readonly aspect: number;
  readonly colour: string;
}

/** The corners of the picture at the distance of what the camera looks at. */
function pictureCorners({ position, target, roll, spread, aspect }: Omit<FrustumProps, 'colour'>): Point[] {
  const eye = new Vector3(...position);
  const forward = new Vector3(...target).sub(eye);
  const distance = forward.length();
  forward.normalize();
  const right = new Vector3()
    .crossVectors(forward, new Vector3(0, 0, 1))
    .normalize()
    .applyAxisAngle(forward, roll);
  const up = new Vector3().crossVectors(right, forward);
  // The sensor spans the longer side of the picture.
  const half = (distance * spread) / 2;
  const [halfWidth, halfHeight] = aspect > 1 ? [half / aspect, half] : [half, half * aspect];
  const corner = (x: number, y: number): Point => {
    const { x: px, y: py, z: pz } = new Vector3(...target).addScaledVector(right, x * halfWidth).addScaledVector(up, y * halfHeight);
    return [px, py, pz];
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** What one camera sees: its position, four rays and the picture where it looks. */
export function Frustum({ colour, ...view }: FrustumProps) {
  const { position, target, roll, spread, aspect } = view;
  const segments = useMemo(() => {
    const corners = pictureCorners({ position, target, roll, spread, aspect });
    return corners.flatMap((corner, index) => [position, corner, corner, corners[(index + 1) % 4] ?? corner]);
  }, [position, target, roll, spread, aspect]);
  return (
    <group>
      <Lines segments={segments} colour={colour} />
      <mesh position={[...position]}>
        <sphereGeometry args={[0.04, 16, 12]} />
        <meshBasicMaterial color={colour} />
      </mesh>
    </group>
  );
}
