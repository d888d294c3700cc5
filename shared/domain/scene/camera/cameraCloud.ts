import type { Preset } from '../../preset/schema.ts';
import { frameDraws } from '../sample.ts';
import { cameraVariates } from '../sampleCamera.ts';
import { OPEN_ROOM, WALL_CLEARANCE } from '../sampleRoom.ts';
import type { Landmarks } from './landmarks.ts';

const ROOM_SIDES = ['room.width', 'room.depth', 'room.height'] as const;

/**
 * What belongs to the first camera of each frame whatever the preset says, but for its seed: X ~ U[0, 1) unless said otherwise, as
 * columns, so that a drag reads thousands of them without an object each.
 */
export interface CloudVariates {
  readonly count: number;
  readonly angle: Float64Array;
  /** −1 or 1. */
  readonly side: Float64Array;
  readonly radius: Float64Array;
  readonly height: Float64Array;
  readonly focal: Float64Array;
  readonly framing: Float64Array;
  readonly focus: Float64Array;
  /** Standard normals; of the shift three each. */
  readonly roll: Float64Array;
  readonly shift: Float64Array;
  /** Whether the frame is out of doors, and the three sides of its room. */
  readonly open: Float64Array;
  readonly room: Float64Array;
}

/** Keyed draws of the first `count` frames, made once per seed: a preset under the hand is then arithmetic on them alone. */
export function cloudVariates(seed: number, count: number): CloudVariates {
  const column = (each = 1) => new Float64Array(each * count);
  const all = { angle: column(), side: column(), radius: column(), height: column(), focal: column() };
  const more = { framing: column(), focus: column(), roll: column(), shift: column(3), open: column(), room: column(3) };
  for (let frame = 0; frame < count; frame++) {
    const draws = frameDraws({ seed }, frame);
    const camera = cameraVariates(draws, 0);
    all.angle[frame] = camera.angle;
    all.side[frame] = camera.side;
    all.radius[frame] = camera.radius;
    all.height[frame] = camera.height;
    all.focal[frame] = camera.focal;
    more.framing[frame] = draws.uniform('camera.framing');
    more.focus[frame] = draws.uniform('camera.focalPoint');
    more.roll[frame] = draws.normal('camera.roll', 0, 1);
    more.open[frame] = draws.uniform('environment');
    for (const [axis, name] of ROOM_SIDES.entries()) {
      more.shift[3 * frame + axis] = draws.normal('camera.offset', 0, 1, axis);
      more.room[3 * frame + axis] = draws.uniform(name);
    }
  }
  return { count, ...all, ...more };
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

/** A framing's numbers, read once for all cameras. */
function framingsOf({ camera }: CloudPreset, landmarks: Landmarks) {
  const sum = camera.framings.reduce((total, { weight }) => total + weight, 0);
  return camera.framings.map(({ weight, pFront, pFocal, radius, height, focalLength, focalPoints, focalPointSpread, roll }) => ({
    /** Of the whole. */
    weight: weight / sum,
    pFront,
    focalPower: 1 / pFocal,
    radius: radius.min,
    radiusRange: radius.max - radius.min,
    height: height.min,
    heightRange: height.max - height.min,
    focal: focalLength.min,
    focalRange: focalLength.max - focalLength.min,
    points: focalPoints.map((point) => landmarks[point]),
    spread: focalPointSpread,
    roll,
  }));
}

/**
 * Fills the cloud with the first camera of each frame, as `sampleCamera` draws it (a test compares them), without making an object
 * for any. All of them look at one body, given by its landmarks: who stands there differs from frame to frame by a few centimetres.
 */
export function fillCloud(cloud: CameraCloud, variates: CloudVariates, preset: CloudPreset, landmarks: Landmarks): void {
  const { camera, render, room } = preset;
  const { positions, ahead, right, up } = cloud;
  const longer = 1 / Math.max(render.width, render.height);
  const framings = framingsOf(preset, landmarks);
  const [openWidth, openDepth, openHeight] = OPEN_ROOM;
  const { width, depth, height } = room;
  for (let index = 0; index < cloud.count; index++) {
    let left = variates.framing[index] ?? 0;
    let framing = framings[0];
    for (const one of framings) {
      if (one.weight <= 0) continue;
      framing = one;
      left -= one.weight;
      if (left < 0) break;
    }
    if (framing === undefined) return;
    const at = 3 * index;
    const isOpen = (variates.open[index] ?? 0) < room.environmentShare;
    const w = isOpen ? openWidth : width.min + (width.max - width.min) * (variates.room[at] ?? 0);
    const d = isOpen ? openDepth : depth.min + (depth.max - depth.min) * (variates.room[at + 1] ?? 0);
    const h = isOpen ? openHeight : height.min + (height.max - height.min) * (variates.room[at + 2] ?? 0);
    // As `shotOf`.
    const theta = 1.5 * Math.PI + Math.PI * (variates.side[index] ?? 1) * (variates.angle[index] ?? 0) ** framing.pFront;
    const cosine = Math.cos(theta);
    const sine = Math.sin(theta);
    const wanted = framing.radius + framing.radiusRange * (variates.radius[index] ?? 0);
    const acrossRoom = (w / 2 - WALL_CLEARANCE) / Math.max(Math.abs(cosine), 1e-9);
    const alongRoom = (d / 2 - WALL_CLEARANCE) / Math.max(Math.abs(sine), 1e-9);
    const radius = Math.min(wanted, Math.max(0.5, Math.min(acrossRoom, alongRoom)));
    const focalLength = (framing.focalRange * (variates.focal[index] ?? 0) ** framing.focalPower + framing.focal) * (radius / wanted);
    const px = radius * cosine;
    const py = radius * sine;
    const pz = Math.min(framing.height + framing.heightRange * (variates.height[index] ?? 0), h - WALL_CLEARANCE);
    const focus = framing.points[Math.floor((variates.focus[index] ?? 0) * framing.points.length)] ?? landmarks.body;
    // As `lookingAxes`. No camera looks straight down here.
    const bx = px - focus[0] - (variates.shift[at] ?? 0) * framing.spread;
    const by = py - focus[1] - (variates.shift[at + 1] ?? 0) * framing.spread;
    const bz = pz - focus[2] - (variates.shift[at + 2] ?? 0) * framing.spread;
    // Not hypot, which is many times slower.
    const level = Math.sqrt(bx * bx + by * by);
    const length = Math.sqrt(bx * bx + by * by + bz * bz);
    const lx = -by / level;
    const ly = bx / level;
    const ax = (-bz / length) * ly;
    const ay = (bz / length) * lx;
    const az = level / length;
    const roll = (variates.roll[index] ?? 0) * framing.roll;
    const cos = Math.cos(roll);
    const sin = Math.sin(roll);
    const half = (camera.sensor / focalLength / 2) * longer;
    const halfWidth = half * render.width;
    const halfHeight = half * render.height;
    positions[at] = px;
    positions[at + 1] = py;
    positions[at + 2] = pz;
    ahead[at] = -bx / length;
    ahead[at + 1] = -by / length;
    ahead[at + 2] = -bz / length;
    right[at] = (cos * lx + sin * ax) * halfWidth;
    right[at + 1] = (cos * ly + sin * ay) * halfWidth;
    right[at + 2] = sin * az * halfWidth;
    up[at] = (cos * ax - sin * lx) * halfHeight;
    up[at + 1] = (cos * ay - sin * ly) * halfHeight;
    up[at + 2] = cos * az * halfHeight;
  }
}
