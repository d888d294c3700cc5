import type { Camera } from '../scene/spec/camera.ts';
import { FOCAL_POINTS } from '../scene/spec/camera.ts';

/** Where a camera stands and looks, ready to project. */
export interface View {
  /** Rows of the camera's axes (right, up, back) in the room. */
  readonly axes: Float64Array;
  readonly eye: Float64Array;
  /** Focal length in pixels. */
  focal: number;
}

export function newView(): View {
  return { axes: new Float64Array(9), eye: new Float64Array(3), focal: 1 };
}

type Aimed = Pick<Camera, 'radius' | 'theta' | 'height' | 'focalLength' | 'sensor' | 'focalPoint' | 'offset' | 'roll'>;

/** Writes the view of a camera that looks at a part of the first person; as `scene/aim.py`. `landmarks` [focal point, 3], `side` = longer side in pixels. */
export function aim(view: View, camera: Aimed, landmarks: Float32Array, side: number): void {
  const { axes, eye } = view;
  const at = 3 * FOCAL_POINTS.indexOf(camera.focalPoint);
  eye[0] = camera.radius * Math.cos(camera.theta);
  eye[1] = camera.radius * Math.sin(camera.theta);
  eye[2] = camera.height;
  let bx = (eye[0] ?? 0) - (landmarks[at] ?? 0) - camera.offset[0];
  let by = (eye[1] ?? 0) - (landmarks[at + 1] ?? 0) - camera.offset[1];
  let bz = (eye[2] ?? 0) - (landmarks[at + 2] ?? 0) - camera.offset[2];
  const far = Math.hypot(bx, by, bz) || 1;
  bx /= far;
  by /= far;
  bz /= far;
  const level = Math.hypot(bx, by) || 1;
  // right = up × back, up = back × right.
  const [rx, ry] = [-by / level, bx / level];
  const [ux, uy, uz] = [-bz * ry, bz * rx, bx * ry - by * rx];
  const [c, s] = [Math.cos(camera.roll), Math.sin(camera.roll)];
  axes[0] = c * rx + s * ux;
  axes[1] = c * ry + s * uy;
  axes[2] = s * uz;
  axes[3] = c * ux - s * rx;
  axes[4] = c * uy - s * ry;
  axes[5] = c * uz;
  axes[6] = bx;
  axes[7] = by;
  axes[8] = bz;
  view.focal = (camera.focalLength / camera.sensor) * side;
}
