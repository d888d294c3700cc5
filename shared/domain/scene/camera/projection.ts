import type { Camera } from '../spec/camera.ts';
import type { Landmarks, Point } from './landmarks.ts';

/** Where a camera stands and what is in the middle of its picture, metres. */
export interface CameraPlace {
  readonly position: Point;
  readonly target: Point;
}

/** Axes of a camera in the room: it looks along −`back`. */
export interface CameraAxes {
  readonly right: Point;
  readonly up: Point;
  readonly back: Point;
}

/** (r cos Θ, r sin Θ, z): paper, section 3.3. */
function cameraPosition({ radius, theta, height }: Pick<Camera, 'radius' | 'theta' | 'height'>): Point {
  return [radius * Math.cos(theta), radius * Math.sin(theta), height];
}

/** Position, and the focal point shifted by the spec's offset (`camera_place` in scene/aim.py). */
export function cameraPlace(camera: Camera, landmarks: Landmarks): CameraPlace {
  const [x, y, z] = landmarks[camera.focalPoint];
  const [dx, dy, dz] = camera.offset;
  return { position: cameraPosition(camera), target: [x + dx, y + dy, z + dz] };
}

function cross([ax, ay, az]: Point, [bx, by, bz]: Point): Point {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

function unit([x, y, z]: Point, otherwise: Point): Point {
  const length = Math.hypot(x, y, z);
  return length > 1e-9 ? [x / length, y / length, z / length] : otherwise;
}

/** Axes of who looks from `position` at `target`, rolled about the view (radians): `looking` in scene/aim.py. */
export function lookingAxes({ position, target }: CameraPlace, roll = 0): CameraAxes {
  const back = unit([position[0] - target[0], position[1] - target[1], position[2] - target[2]], [0, -1, 0]);
  const level = unit(cross(Math.abs(back[2]) < 0.9999 ? [0, 0, 1] : [0, 1, 0], back), [1, 0, 0]);
  const above = cross(back, level);
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
  const turned = (a: Point, s: number, b: Point): Point => [cos * a[0] + s * b[0], cos * a[1] + s * b[1], cos * a[2] + s * b[2]];
  return { right: turned(level, sin, above), up: turned(above, -sin, level), back };
}

/** Half of what a camera sees one metre away: the sensor's width lies along the longer side of the picture. */
export function halfExtents(
  { focalLength, sensor }: Pick<Camera, 'focalLength' | 'sensor'>,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } {
  const half = sensor / focalLength / 2 / Math.max(width, height);
  return { x: half * width, y: half * height };
}

interface Pixel {
  /** From the upper left corner; pixel centres at .5. */
  readonly x: number;
  readonly y: number;
  /** Distance from the camera plane, metres. */
  readonly depth: number;
}

/**
 * Room → picture for a camera of a spec: a pinhole with square pixels, as Blender renders it (`render/projection.py`).
 * The function answers null for what is not in front of the camera.
 */
export function projectionOf(
  camera: Camera,
  place: CameraPlace,
  { width, height }: { readonly width: number; readonly height: number },
): (point: Point) => Pixel | null {
  const { right, up, back } = lookingAxes(place, camera.roll);
  const focal = (camera.focalLength / camera.sensor) * Math.max(width, height);
  const [px, py, pz] = place.position;
  return ([x, y, z]) => {
    const [dx, dy, dz] = [x - px, y - py, z - pz];
    const depth = -(dx * back[0] + dy * back[1] + dz * back[2]);
    if (depth <= 1e-3) return null;
    const across = dx * right[0] + dy * right[1] + dz * right[2];
    const upward = dx * up[0] + dy * up[1] + dz * up[2];
    return { x: width / 2 + (focal * across) / depth, y: height / 2 - (focal * upward) / depth, depth };
  };
}
