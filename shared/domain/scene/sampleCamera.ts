import { focalLength } from '../distributions/focalLength.ts';
import { cameraAngle } from '../distributions/viewAngle.ts';
import type { Framing } from '../preset/schema/camera.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded, roundedTriple } from './rounded.ts';
import { WALL_CLEARANCE } from './sampleRoom.ts';
import type { Camera } from './spec/camera.ts';
import type { Room } from './spec/room.ts';

/** The framing that X ~ U[0, 1) falls on, by weight. */
function framingAt(uniform: number, framings: readonly Framing[]): Framing {
  let left = uniform * framings.reduce((sum, framing) => sum + framing.weight, 0);
  let last: Framing | undefined;
  for (const framing of framings) {
    if (framing.weight <= 0) continue;
    last = framing;
    left -= framing.weight;
    if (left < 0) break;
  }
  if (!last) throw new RangeError('No framing has a weight above 0.');
  return last;
}

/** X ~ U[0, 1) of a camera's place and lens, and the side D. They belong to the frame, whatever the preset says. */
export interface CameraVariates {
  readonly angle: number;
  readonly side: -1 | 1;
  readonly radius: number;
  readonly height: number;
  readonly focal: number;
}

/** Keyed draws of one camera; equal for all presets of one seed. */
export function cameraVariates(draws: Draws, attempt: number): CameraVariates {
  return {
    angle: draws.uniform('camera.angle', attempt),
    side: draws.sign('camera.side', attempt),
    radius: draws.uniform('camera.radius', attempt),
    height: draws.uniform('camera.height', attempt),
    focal: draws.uniform('camera.focal', attempt),
  };
}

type Shot = Pick<Camera, 'radius' | 'theta' | 'height' | 'focalLength'>;

const within = ({ min, max }: { readonly min: number; readonly max: number }, uniform: number) => min + (max - min) * uniform;

/** Section 3.3: where on the cylinder the variates put a camera, and its lens. Nothing is rounded. */
function shotOf(variates: CameraVariates, framing: Framing, [width, depth, height]: Room['size']): Shot {
  const theta = cameraAngle(variates.angle, variates.side, framing.pFront);
  const wanted = within(framing.radius, variates.radius);
  const toWall = Math.min(
    (width / 2 - WALL_CLEARANCE) / Math.max(Math.abs(Math.cos(theta)), 1e-9),
    (depth / 2 - WALL_CLEARANCE) / Math.max(Math.abs(Math.sin(theta)), 1e-9),
  );
  const radius = Math.min(wanted, Math.max(0.5, toWall));
  return {
    radius,
    theta,
    height: Math.min(within(framing.height, variates.height), height - WALL_CLEARANCE),
    focalLength: focalLength(variates.focal, framing) * (radius / wanted),
  };
}

/** A wide aperture at the preset's share; f-numbers even in stops. */
function aperture(draws: Draws, { camera }: Preset, attempt: number): Camera['depthOfField'] {
  const { share, fStop } = camera.depthOfField;
  if (!draws.chance('camera.isWide', share, attempt)) return null;
  return { fStop: rounded(fStop.min * (fStop.max / fStop.min) ** draws.uniform('camera.fStop', attempt)) };
}

/** How the camera travels while the shutter is open: any direction alike. */
function travel(draws: Draws, { camera }: Preset, attempt: number): Camera['motion'] {
  const { share, distance } = camera.motionBlur;
  if (!draws.chance('camera.isMoving', share, attempt)) return null;
  const length = draws.range('camera.travel', distance.min, distance.max, attempt);
  const around = draws.range('camera.heading', 0, 2 * Math.PI, attempt);
  const up = draws.range('camera.climb', -1, 1, attempt);
  const level = length * Math.sqrt(1 - up * up);
  return roundedTriple(level * Math.cos(around), level * Math.sin(around), length * up);
}

/**
 * A camera on the cylinder (section 3.3): z ~ U(z_min, z_max), Θ = 3π/2 + π·D·X^p_front,
 * F = (f_max − f_min)·X^(1/p_focal) + f_min. Where the cylinder leaves the room the radius ends before the wall, and
 * the lens shortens in proportion so that the framing stays.
 */
export function sampleCamera(draws: Draws, preset: Preset, room: Pick<Room, 'size'>, attempt = 0): Camera {
  const framing = framingAt(draws.uniform('camera.framing', attempt), preset.camera.framings);
  const shot = shotOf(cameraVariates(draws, attempt), framing, room.size);
  const shift = (axis: number) => draws.normal('camera.offset', 0, framing.focalPointSpread, 3 * attempt + axis);
  return {
    framing: framing.name,
    radius: rounded(shot.radius),
    theta: rounded(shot.theta),
    height: rounded(shot.height),
    focalLength: rounded(shot.focalLength),
    sensor: preset.camera.sensor,
    focalPoint: draws.pick('camera.focalPoint', framing.focalPoints, attempt),
    offset: roundedTriple(shift(0), shift(1), shift(2)),
    roll: rounded(draws.normal('camera.roll', 0, framing.roll, attempt)),
    depthOfField: aperture(draws, preset, attempt),
    motion: travel(draws, preset, attempt),
  };
}
