import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { CLEARANCE, FloorPlan } from '../../../../shared/domain/scene/floorPlan.ts';
import { sampleScenes } from '../../../../shared/domain/scene/sample.ts';
import type { Furniture } from '../../../../shared/domain/scene/spec/room.ts';
import type { SceneSpec } from '../../../../shared/domain/scene/spec.ts';

function preset(name: string): Preset {
  const found = builtinPreset(name);
  if (!found) throw new Error(`no preset ${name}`);
  return structuredClone(found);
}

const specs = (of: Preset, count: number) => [
  ...sampleScenes(
    of,
    Array.from({ length: count }, (_, k) => k),
    BUILTIN_ASSETS,
  ),
];
const SEATS = ['chair', 'stool'];
const HANGING = ['window', 'curtain', 'door', 'frame', 'wallShelf'];

/** How far a thing that stands on the floor is from a point, metres; 0 inside. */
function gap({ position, size, turn }: Furniture, [x, y]: readonly [number, number]): number {
  const [dx, dy] = [x - position[0], y - position[1]];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return Math.hypot(Math.max(0, Math.abs(dx * cos + dy * sin) - size[0] / 2), Math.max(0, Math.abs(dy * cos - dx * sin) - size[1] / 2));
}

const isSeatOf = (thing: Furniture, { people }: SceneSpec) =>
  SEATS.includes(thing.kind) &&
  people.some(({ position }) => Math.hypot(thing.position[0] - position[0], thing.position[1] - position[1]) < 0.2);

describe('furniture', () => {
  it('runs through nobody, except for the seat below', () => {
    for (const spec of [...specs(preset('groups'), 200), ...specs(preset('mixed'), 200)])
      for (const thing of spec.room.furniture.filter(({ kind }) => !HANGING.includes(kind)))
        for (const { position } of spec.people) if (!isSeatOf(thing, spec)) expect(gap(thing, position)).toBeGreaterThan(CLEARANCE - 0.25);
  });

  it('is under those whose pose sits, as high as the pose tells', () => {
    const sitting = preset('portraits');
    sitting.person.pose = { ...sitting.person.pose, standing: 0, sitting: 1, moving: 0, floor: 0, mixedShare: 0 };
    for (const spec of specs(sitting, 80)) {
      const [placed] = spec.people;
      const pose = BUILTIN_ASSETS.poses.find(({ id }) => id === placed?.person.pose.lower.asset);
      const seat = spec.room.furniture.find((thing) => isSeatOf(thing, spec));
      if (!placed || pose?.seat === undefined) expect(seat).toBeUndefined();
      else expect((seat?.size[2] ?? 0) / (seat?.kind === 'chair' ? 2 : 1)).toBeCloseTo(pose.seat * placed.person.body.height, 5);
    }
  });

  it('comes in all kinds, and hangs no windows over whole-wall photographs', () => {
    const many = preset('mixed');
    many.room = { ...many.room, environmentShare: 0, openingShare: 1, furniture: { min: 8, max: 8 } };
    const kinds = new Set<string>();
    for (const { room } of specs(many, 200)) {
      for (const { kind } of room.furniture) kinds.add(kind);
      if (room.walls.every(({ side, picture }) => side === 'floor' || side === 'ceiling' || picture?.cover === 1))
        expect(room.furniture.some(({ kind }) => kind === 'window' || kind === 'frame')).toBe(false);
    }
    expect(kinds.size).toBe(14);
  });

  it('is left out where a preset asks for none', () => {
    const bare = preset('paper');
    bare.person.pose = { ...bare.person.pose, sitting: 0, mixedShare: 0 };
    for (const { room } of specs(bare, 60)) expect([room.furniture, room.clutter]).toEqual([[], []]);
  });
});

it('a place on the floor is given once, and never where somebody stands', () => {
  const plan = new FloorPlan([6, 6, 3], [[0, 0]]);
  expect(plan.stand([2, 2], 1, 1)).toBe(true);
  expect(plan.stand([2.4, 2], 1, 1)).toBe(false);
  expect(plan.stand([1, 0], 0.8, 0.5)).toBe(false);
  expect(plan.stand([2.8, -2], 1, 1)).toBe(false);
  expect(plan.hang('back', 0, 1)).toBe(true);
  expect(plan.hang('back', 0.8, 1)).toBe(false);
  expect(plan.hang('left', 0.8, 1)).toBe(true);
});

describe('cameras', () => {
  it('have a wide aperture and a motion at the shares asked for, within the ranges', () => {
    const one = preset('portraits');
    one.camera = {
      ...one.camera,
      depthOfField: { share: 0.4, fStop: { min: 2, max: 8 } },
      motionBlur: { share: 0.2, distance: { min: 0.01, max: 0.02 } },
    };
    const cameras = specs(one, 500).flatMap((spec) => spec.cameras.slice(0, 1));
    const wide = cameras.flatMap(({ depthOfField }) => (depthOfField ? [depthOfField.fStop] : []));
    const moved = cameras.flatMap(({ motion }) => (motion ? [Math.hypot(...motion)] : []));
    expect(Math.abs(wide.length / 500 - 0.4)).toBeLessThan(0.09);
    expect(Math.abs(moved.length / 500 - 0.2)).toBeLessThan(0.075);
    expect([Math.min(...wide) >= 2, Math.max(...wide) <= 8]).toEqual([true, true]);
    expect([Math.min(...moved) > 0.0099, Math.max(...moved) < 0.0201]).toEqual([true, true]);
  });
});
