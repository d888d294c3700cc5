import { useMemo } from 'react';
import { type CameraPlace, halfExtents, lookingAxes } from '../../shared/domain/scene/camera/projection.ts';
import type { Camera } from '../../shared/domain/scene/spec/camera.ts';
import { Lines } from './Lines.tsx';
import type { Point } from './rays.ts';
import { unseen } from './selectable.ts';

interface FrustumProps {
  readonly camera: Camera;
  readonly place: CameraPlace;
  readonly picture: { readonly width: number; readonly height: number };
  readonly colour: string;
  readonly opacity?: number;
}

/** The corners of the picture at the distance of what the camera looks at. */
function pictureCorners({ camera, place, picture }: Pick<FrustumProps, 'camera' | 'place' | 'picture'>): Point[] {
  const { right, up } = lookingAxes(place, camera.roll);
  const { position, target } = place;
  const distance = Math.hypot(position[0] - target[0], position[1] - target[1], position[2] - target[2]);
  const half = halfExtents(camera, picture);
  const [x, y] = [half.x * distance, half.y * distance];
  const corner = (across: number, upward: number): Point => [
    target[0] + across * x * right[0] + upward * y * up[0],
    target[1] + across * x * right[1] + upward * y * up[1],
    target[2] + across * x * right[2] + upward * y * up[2],
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** What one camera sees: its position, four rays and the picture where it looks. */
export function Frustum({ camera, place, picture, colour, opacity = 1 }: FrustumProps) {
  const segments = useMemo(() => {
    const corners = pictureCorners({ camera, place, picture });
    return corners.flatMap((corner, index) => [place.position, corner, corner, corners[(index + 1) % 4] ?? corner]);
  }, [camera, place, picture]);
  return (
    <group>
      <Lines segments={segments} colour={colour} opacity={opacity} />
      <mesh position={[...place.position]} raycast={unseen}>
        <sphereGeometry args={[0.03, 12, 8]} />
        <meshBasicMaterial color={colour} transparent={opacity < 1} opacity={opacity} />
      </mesh>
    </group>
  );
}
