import type { Landmarks, Point } from '../../../shared/domain/scene/camera/landmarks.ts';
import { cameraPlace, halfExtents } from '../../../shared/domain/scene/camera/projection.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import type { Sphere, View } from '../../three/Viewpoint.tsx';
import type { Selectable } from './selection.ts';
import type { ViewName } from './viewStore.ts';

/** Room around the picture when one looks through its camera. */
export const PICTURE_MARGIN = 1.08;
/** Lens of the views along an axis, degrees: nearly without perspective, as in Blender. */
const FLAT = 9;

const degrees = (radians: number) => (radians * 180) / Math.PI;

/** The vertical field of view, in degrees, that holds a whole picture. `viewportAspect` is height over width. */
function pictureFov(half: { readonly x: number; readonly y: number }, viewportAspect: number): number {
  return degrees(2 * Math.atan(Math.max(half.y, half.x * viewportAspect) * PICTURE_MARGIN));
}

/** Where each view button looks from. `viewportAspect` is height over width. */
export function viewOf(name: ViewName, spec: SceneSpec, landmarks: Landmarks, viewportAspect: number): View {
  const camera = spec.cameras[0];
  const reach = Math.max(2.2, (camera?.radius ?? 2) + 0.4) * Math.max(1, 0.8 * viewportAspect);
  // So far that a circle of this reach fills the height.
  const far = (1.25 * reach) / Math.tan((FLAT * Math.PI) / 360);
  switch (name) {
    case 'perspective':
      return { position: [2.05 * reach, -2.5 * reach, 1.1 + 1.05 * reach], target: [0, 0, 0.95], fov: 32 };
    case 'front':
      return { position: [0, -far, 1], target: [0, 0, 1], fov: FLAT };
    case 'right':
      return { position: [far, 0, 1], target: [0, 0, 1], fov: FLAT };
    case 'top':
      return { position: [0, -0.0005 * far, far], target: [0, 0, 0], fov: FLAT };
    case 'camera': {
      if (camera === undefined) return viewOf('front', spec, landmarks, viewportAspect);
      return { ...cameraPlace(camera, landmarks), fov: pictureFov(halfExtents(camera, spec.render), viewportAspect), roll: camera.roll };
    }
  }
}

/** What F brings into view. */
export function sphereOf(selected: Selectable | null, spec: SceneSpec, landmarks: Landmarks): Sphere {
  const camera = spec.cameras[0];
  const around = (centre: Point | undefined, radius: number): Sphere => ({ centre: centre ?? [0, 0, 1], radius });
  switch (selected) {
    case 'focus':
      return around(camera && cameraPlace(camera, landmarks).target, 0.5);
    case 'large':
      return around(spec.lights[0]?.position, 1.6);
    case 'small':
      return around(spec.lights.at(-1)?.position, 1.6);
    case 'room':
      return around([0, 0, spec.room.size[2] / 2], Math.hypot(...spec.room.size) / 2);
    case 'person':
      return around(landmarks.body, 1.05);
    default:
      return around([0, 0, camera?.height ?? 1], (camera?.radius ?? 2) + 0.3);
  }
}
