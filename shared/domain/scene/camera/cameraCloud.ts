import type { Preset } from '../../preset/schema.ts';
import { frameDraws } from '../sample.ts';
import { type CameraVariates, cameraVariates, framingAt, shotOf } from '../sampleCamera.ts';
import { OPEN_ROOM } from '../sampleRoom.ts';
import type { Landmarks } from './landmarks.ts';
import { cameraPosition, halfExtents, lookingAxes } from './projection.ts';

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

function roomSize({ room }: CloudPreset, { open, room: [w, d, h] }: Variates): readonly [number, number, number] {
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
  for (let index = 0; index < cloud.count; index++) {
    const drawn = variates[index];
    if (drawn === undefined) return;
    const framing = framingAt(drawn.framing, camera.framings);
    const [width, depth, height] = roomSize(preset, drawn);
    const shot = shotOf(drawn, framing, [width, depth, height]);
    const focus = framing.focalPoints[Math.floor(drawn.focus * framing.focalPoints.length)] ?? 'body';
    const [x, y, z] = landmarks[focus];
    const [dx, dy, dz] = drawn.shift;
    const spread = framing.focalPointSpread;
    const position = cameraPosition(shot);
    const axes = lookingAxes({ position, target: [x + dx * spread, y + dy * spread, z + dz * spread] }, drawn.roll * framing.roll);
    const half = halfExtents({ focalLength: shot.focalLength, sensor: camera.sensor }, render);
    const at = 3 * index;
    for (let axis = 0; axis < 3; axis++) {
      cloud.positions[at + axis] = position[axis] ?? 0;
      cloud.ahead[at + axis] = -(axes.back[axis] ?? 0);
      cloud.right[at + axis] = (axes.right[axis] ?? 0) * half.x;
      cloud.up[at + axis] = (axes.up[axis] ?? 0) * half.y;
    }
  }
}
