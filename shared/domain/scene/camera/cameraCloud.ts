import type { Preset } from '../../preset/schema.ts';
import { frameDraws } from '../sample.ts';
import { type CameraVariates, cameraVariates, framingAt, shotOf } from '../sampleCamera.ts';
import { OPEN_ROOM } from '../sampleRoom.ts';
import type { Landmarks } from './landmarks.ts';

/** What belongs to the first camera of a frame whatever the preset says, but for its seed. */
interface Variates extends CameraVariates {
  readonly framing: number;
  readonly focus: number;
  /** Standard normals. */
  readonly roll: number;
  readonly shift: readonly [number, number, number];
  /** Whether the frame is out of doors, and the sides of its room. */
  readonly open: number;
  readonly room: readonly [number, number, number];
}

/** Keyed draws of the first `count` frames, made once per seed: a preset under the hand is then arithmetic on them alone. */
export function cloudVariates(seed: number, count: number): Variates[] {
  return Array.from({ length: count }, (_, frame) => {
    const draws = frameDraws({ seed }, frame);
    const shift = (axis: number) => draws.normal('camera.offset', 0, 1, axis);
    return {
      ...cameraVariates(draws, 0),
      framing: draws.uniform('camera.framing'),
      focus: draws.uniform('camera.focalPoint'),
      roll: draws.normal('camera.roll', 0, 1),
      shift: [shift(0), shift(1), shift(2)],
      open: draws.uniform('environment'),
      room: [draws.uniform('room.width'), draws.uniform('room.depth'), draws.uniform('room.height')],
    };
  });
}

/** Cameras of many frames as a graphics card takes them, three numbers per camera in each. */
export interface CameraCloud {
  readonly count: number;
  readonly positions: Float32Array;
  /** Middle of the picture one metre before the camera, from its position. */
  readonly ahead: Float32Array;
  /** From that middle to the picture's right edge, and to its upper edge. */
  readonly right: Float32Array;
  readonly up: Float32Array;
}

export function emptyCloud(count: number): CameraCloud {
  const triples = () => new Float32Array(3 * count);
  return { count, positions: triples(), ahead: triples(), right: triples(), up: triples() };
}

type CloudPreset = Pick<Preset, 'camera' | 'room' | 'render'>;

function roomSize({ room }: CloudPreset, { open, room: [w, d, h] }: Variates): [number, number, number] {
  if (open < room.environmentShare) return OPEN_ROOM;
  const { width, depth, height } = room;
  return [width.min + (width.max - width.min) * w, depth.min + (depth.max - depth.min) * d, height.min + (height.max - height.min) * h];
}

/**
 * Fills the cloud with the first camera of each frame, as `sampleCamera` draws it. All of them look at one body, given by its
 * landmarks: who stands there differs from frame to frame by a few centimetres.
 */
export function fillCloud(cloud: CameraCloud, variates: readonly Variates[], preset: CloudPreset, landmarks: Landmarks): void {
  const { camera, render } = preset;
  const { positions, ahead, right, up } = cloud;
  const longer = 1 / Math.max(render.width, render.height);
  for (let index = 0; index < cloud.count; index++) {
    const drawn = variates[index];
    if (drawn === undefined) return;
    const framing = framingAt(drawn.framing, camera.framings);
    const shot = shotOf(drawn, framing, roomSize(preset, drawn));
    const focus = landmarks[framing.focalPoints[Math.floor(drawn.focus * framing.focalPoints.length)] ?? 'body'];
    const spread = framing.focalPointSpread;
    const px = shot.radius * Math.cos(shot.theta);
    const py = shot.radius * Math.sin(shot.theta);
    // As `lookingAxes` has it, without its points: this is done thousands of times in a frame. No camera looks straight down here.
    const bx = px - focus[0] - drawn.shift[0] * spread;
    const by = py - focus[1] - drawn.shift[1] * spread;
    const bz = shot.height - focus[2] - drawn.shift[2] * spread;
    const level = Math.hypot(bx, by);
    const length = Math.hypot(level, bz);
    const [lx, ly] = [-by / level, bx / level];
    const [ax, ay, az] = [(-bz / length) * ly, (bz / length) * lx, level / length];
    const roll = drawn.roll * framing.roll;
    const cos = Math.cos(roll);
    const sin = Math.sin(roll);
    const half = (camera.sensor / shot.focalLength / 2) * longer;
    const at = 3 * index;
    positions[at] = px;
    positions[at + 1] = py;
    positions[at + 2] = shot.height;
    ahead[at] = -bx / length;
    ahead[at + 1] = -by / length;
    ahead[at + 2] = -bz / length;
    right[at] = (cos * lx + sin * ax) * half * render.width;
    right[at + 1] = (cos * ly + sin * ay) * half * render.width;
    right[at + 2] = sin * az * half * render.width;
    up[at] = (cos * ax - sin * lx) * half * render.height;
    up[at + 1] = (cos * ay - sin * ly) * half * render.height;
    up[at + 2] = cos * az * half * render.height;
  }
}
