import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded, roundedTriple } from './rounded.ts';
import type { AreaLight } from './spec/light.ts';
import type { Room } from './spec/room.ts';

type Group = Preset['lights']['large'];

/** Lamps stand no nearer to the middle than this and half their side, metres. */
const CLOSEST = 0.6;

/** −1 cool … +1 warm → linear RGB of a lamp. */
function lampColour(warmth: number): AreaLight['colour'] {
  const limited = Math.max(-1, Math.min(1, warmth));
  return limited > 0 ? roundedTriple(1, 1 - 0.25 * limited, 1 - 0.5 * limited) : roundedTriple(1 + 0.3 * limited, 1 + 0.12 * limited, 1);
}

type Span = { readonly min: number; readonly max: number };

/** Ends of where lamps of a group may be in a room, metres. */
export function lampBox({ place }: Pick<Group, 'place'>, [width, depth, height]: Room['size']) {
  const across = (half: number, { min, max }: Span): Span => ({ min: half * min, max: half * max });
  const low = 0.8;
  const rise = Math.max(0.9, height - 0.2) - low;
  return {
    x: across(width / 2 - 0.3, place.x),
    y: across(depth / 2 - 0.3, place.y),
    z: { min: low + rise * place.z.min, max: low + rise * place.z.max },
  };
}

function lamp(draws: Draws, group: Group, room: Room, preset: Pick<Preset, 'lights'>, onFrontSide: boolean): AreaLight {
  const box = lampBox(group, room.size);
  const x = draws.range('x', box.x.min, box.x.max);
  const y = draws.range('y', box.y.min, box.y.max);
  const z = draws.range('z', box.z.min, box.z.max);
  // A lamp within arm's reach would burn a hole into the picture.
  const away = Math.max(1, (CLOSEST + group.size.min / 2) / Math.max(0.01, Math.hypot(x, y)));
  const turn = (component: number) => draws.range('rotation', 0, 2 * Math.PI, component);
  return {
    position: roundedTriple(x * away, away * (onFrontSide && box.y.min <= -Math.abs(y) ? -Math.abs(y) : y), z),
    size: rounded(draws.range('size', group.size.min, group.size.max)),
    energy: rounded(draws.range('energy', group.energy.min, group.energy.max)),
    colour: lampColour(draws.normal('warmth', 0, preset.lights.warmth)),
    aim: group.tracked ? { kind: 'person' } : { kind: 'rotation', rotation: roundedTriple(turn(0), turn(1), turn(2)) },
  };
}

/** Area lights of a frame (section 3.2): positions uniform in the room, energy uniform, small ones turned at random. */
export function sampleLights(draws: Draws, preset: Pick<Preset, 'lights'>, room: Room): AreaLight[] {
  const { large, small, frontShare } = preset.lights;
  const lights: AreaLight[] = [];
  for (let i = 0; i < large.count; i++) {
    lights.push(lamp(draws.part('light.large', i), large, room, preset, draws.chance('light.front', frontShare, i)));
  }
  for (let i = 0; i < small.count; i++) lights.push(lamp(draws.part('light.small', i), small, room, preset, false));
  return lights;
}
