import type { Camera } from '../../../shared/domain/scene/spec/camera.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import type { View } from '../../three/Viewpoint.tsx';
import { cameraPosition, cameraTarget, type Landmarks } from './cameraPlace.ts';
import type { ViewName } from './viewStore.ts';

/** Height over width of the viewport against that of the picture: the field of view that holds the whole picture. */
function pictureFov(camera: Camera, pictureAspect: number, viewportAspect: number): number {
  const spread = camera.sensor / camera.focalLength;
  const width = pictureAspect > 1 ? spread / pictureAspect : spread;
  const height = width * pictureAspect;
  const needed = Math.max(height, width * viewportAspect) * 1.08;
  return (2 * Math.atan(needed / 2) * 180) / Math.PI;
}

/** Where each view button looks from. `viewportAspect` is height over width. */
export function viewOf(name: ViewName, spec: SceneSpec, landmarks: Landmarks, viewportAspect: number): View {
  const camera = spec.cameras[0];
  const reach = Math.max(2.2, (camera?.radius ?? 2) + 0.4) * Math.max(1, 0.8 / (1 / viewportAspect));
  switch (name) {
    case 'perspective':
      return { position: [2.05 * reach, -2.5 * reach, 1.1 + 1.05 * reach], target: [0, 0, 0.95], fov: 32 };
    case 'front':
      return { position: [0, -5.2 * reach, 1], target: [0, 0, 1], fov: 24 };
    case 'right':
      return { position: [-5.2 * reach, 0, 1], target: [0, 0, 1], fov: 24 };
    case 'top':
      return { position: [0, -0.001, 6 * reach], target: [0, 0, 0], fov: 24 };
    case 'camera': {
      if (camera === undefined) return viewOf('front', spec, landmarks, viewportAspect);
      return {
        position: cameraPosition(camera),
        target: cameraTarget(camera, spec, landmarks),
        fov: pictureFov(camera, spec.render.height / spec.render.width, viewportAspect),
        roll: camera.roll,
      };
    }
  }
}
