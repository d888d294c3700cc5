import { focalLength } from '../distributions/focalLength.ts';
import { cameraAngle } from '../distributions/viewAngle.ts';
import type { Framing } from '../preset/schema/camera.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded, roundedTriple } from './rounded.ts';
import { WALL_CLEARANCE } from './sampleRoom.ts';
import type { Camera } from './spec/camera.ts';
import type { Room } from './spec/room.ts';

function pickFraming(draws: Draws, framings: readonly Framing[], attempt: number): Framing {
  let left = draws.uniform('camera.framing', attempt) * framings.reduce((sum, framing) => sum + framing.weight, 0);
  const usable = framings.filter((framing) => framing.weight > 0);
  const chosen = usable.find((framing) => {
    left -= framing.weight;
    return left < 0;
  });
  const framing = chosen ?? usable[usable.length - 1];
  if (!framing) throw new RangeError('No framing has a weight above 0.');
  return framing;
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
  const framing = pickFraming(draws, preset.camera.framings, attempt);
  const theta = cameraAngle(draws.uniform('camera.angle', attempt), draws.sign('camera.side', attempt), framing.pFront);
  const wanted = draws.range('camera.radius', framing.radius.min, framing.radius.max, attempt);
  const [width, depth, height] = room.size;
  const toWall = Math.min(
    (width / 2 - WALL_CLEARANCE) / Math.max(Math.abs(Math.cos(theta)), 1e-9),
    (depth / 2 - WALL_CLEARANCE) / Math.max(Math.abs(Math.sin(theta)), 1e-9),
  );
  const radius = Math.min(wanted, Math.max(0.5, toWall));
  const z = draws.range('camera.height', framing.height.min, framing.height.max, attempt);
  const shift = (axis: number) => draws.normal('camera.offset', 0, framing.focalPointSpread, 3 * attempt + axis);
  return {
    framing: framing.name,
    radius: rounded(radius),
    theta: rounded(theta),
    height: rounded(Math.min(z, height - WALL_CLEARANCE)),
    focalLength: rounded(focalLength(draws.uniform('camera.focal', attempt), framing) * (radius / wanted)),
    sensor: preset.camera.sensor,
    focalPoint: draws.pick('camera.focalPoint', framing.focalPoints, attempt),
    offset: roundedTriple(shift(0), shift(1), shift(2)),
    roll: rounded(draws.normal('camera.roll', 0, framing.roll, attempt)),
    depthOfField: aperture(draws, preset, attempt),
    motion: travel(draws, preset, attempt),
  };
}
