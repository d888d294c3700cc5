import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { type PersonDetail, samplePerson } from './samplePerson.ts';
import type { Camera } from './spec/camera.ts';
import type { Person } from './spec/person.ts';
import type { PlacedPerson, SceneSpec } from './spec.ts';

/** Half of what a standing person takes up on the floor with arms and elbows, as a share of its height; and other poses. */
const REACH: Readonly<Record<string, number>> = { standing: 0.26, moving: 0.36, sitting: 0.36, floor: 0.52 };
/** Tries to find somebody a place; the last ones need not be in view. */
const ATTEMPTS = 40;
const IN_VIEW_ATTEMPTS = 30;
/** How far from the lens a body must stay, metres. */
const LENS_CLEARANCE = 0.6;

/** Who a subject's frames show: the subject first, then those who share its frames. */
export function sampleGroup(preset: Preset, subject: number, assets: AssetIndex, detail: PersonDetail = 'full'): Person[] {
  const count = Number(new Draws(preset.seed, 'subject', subject).weighted('people.count', preset.people.count));
  return Array.from({ length: count }, (_, member) => samplePerson(preset, subject, assets, member, detail));
}

type Surroundings = Pick<SceneSpec, 'room' | 'cameras'>;
interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * Puts a group into a room: the first person at the origin, the others at `people.distance` from it, apart from each other,
 * from things and from the lens. Most of them are in the first camera's view, and few stand between it and the first person.
 * Who finds no place is left out.
 */
export function placePeople(
  frame: Draws,
  preset: Preset,
  group: readonly Person[],
  around: Surroundings,
  assets: AssetIndex,
): PlacedPerson[] {
  const placed: PlacedPerson[] = [];
  const discs: Disc[] = [];
  for (const [member, person] of group.entries()) {
    const radius = radiusOf(person, assets);
    const place = member === 0 ? { x: 0, y: 0, radius } : findPlace(frame.part('people', member), preset, radius, discs, around);
    if (place === null) continue;
    discs.push(place);
    placed.push({ person, position: [rounded(place.x), rounded(place.y)] });
  }
  return placed;
}

function findPlace(draws: Draws, preset: Preset, radius: number, others: readonly Disc[], around: Surroundings): Disc | null {
  const { min, max } = preset.people.distance;
  const mayHide = draws.chance('mayHide', 0.12);
  const isInView = draws.chance('inView', 0.9);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const angle = draws.range('angle', 0, 2 * Math.PI, attempt);
    const distance = draws.range('distance', min, max, attempt);
    const disc = { x: distance * Math.cos(angle), y: distance * Math.sin(angle), radius };
    if (!isFree(disc, others, around)) continue;
    const view = seenBy(around.cameras[0], disc, preset.render);
    if (view.hides && !mayHide) continue;
    if (view.isInside || !isInView || attempt >= IN_VIEW_ATTEMPTS) return disc;
  }
  return null;
}

function isFree(disc: Disc, others: readonly Disc[], { room, cameras }: Surroundings): boolean {
  const { x, y, radius } = disc;
  const [width, depth] = room.size;
  if (Math.abs(x) > width / 2 - radius || Math.abs(y) > depth / 2 - radius) return false;
  if (others.some((other) => Math.hypot(x - other.x, y - other.y) < radius + other.radius)) return false;
  if ([...room.clutter, ...room.furniture].some((thing) => gapTo(thing, disc) < radius)) return false;
  return cameras.every(
    ({ radius: far, theta }) => Math.hypot(x - far * Math.cos(theta), y - far * Math.sin(theta)) > radius + LENS_CLEARANCE,
  );
}

/** Distance on the floor from the middle of a disc to the turned rectangle that a thing stands on; 0 inside. */
function gapTo(
  { position, size, turn }: SceneSpec['room']['clutter'][number] | SceneSpec['room']['furniture'][number],
  { x, y }: Disc,
): number {
  const [dx, dy] = [x - position[0], y - position[1]];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const across = Math.max(0, Math.abs(dx * cos + dy * sin) - size[0] / 2);
  const along = Math.max(0, Math.abs(dy * cos - dx * sin) - size[1] / 2);
  return Math.hypot(across, along);
}

/** Whether a camera sees the disc's middle, and whether it hides the origin from it. */
function seenBy(
  camera: Camera | undefined,
  { x, y, radius }: Disc,
  { width, height }: Preset['render'],
): { isInside: boolean; hides: boolean } {
  if (camera === undefined) return { isInside: true, hides: false };
  const [towardsX, towardsY] = [-Math.cos(camera.theta), -Math.sin(camera.theta)];
  const along = camera.radius + x * towardsX + y * towardsY;
  const beside = Math.abs(x * towardsY - y * towardsX);
  const halfWidth = (camera.sensor / (2 * camera.focalLength)) * (width / Math.max(width, height)) * along;
  return { isInside: along > 0 && beside < 0.9 * halfWidth, hides: along > 0 && along < camera.radius && beside < radius };
}

function radiusOf({ body, pose }: Person, assets: AssetIndex): number {
  const shares = [pose.upper.asset, pose.lower.asset].map((id) => REACH[assets.poses.find((known) => known.id === id)?.kind ?? 'moving']);
  return body.height * Math.max(...shares.map((reach) => reach ?? 0.36));
}
