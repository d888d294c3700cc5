import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { BUILTIN_PRESETS } from '../../../../shared/domain/preset/builtin.ts';
import { parsePreset } from '../../../../shared/domain/preset/parse.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { sampleScenes } from '../../../../shared/domain/scene/sample.ts';
import { lampBox } from '../../../../shared/domain/scene/sampleLights.ts';

const [preset] = BUILTIN_PRESETS;
if (preset === undefined) throw new Error('There is no built-in preset.');

/** Lamps behind the person on its left, high up. */
const corner = { x: { min: 0.5, max: 1 }, y: { min: 0.4, max: 0.9 }, z: { min: 0.7, max: 1 } };
const cornered: Preset = { ...preset, lights: { ...preset.lights, frontShare: 1, large: { ...preset.lights.large, place: corner } } };
const frames = (of: Preset) => [...sampleScenes(of, Array(60).keys(), BUILTIN_ASSETS)];

describe('where lamps are', () => {
  it('is the part of the room that the preset gives them, also for those that would stand in front', () => {
    for (const { lights, room } of frames(cornered)) {
      const box = lampBox({ place: corner }, room.size);
      const [x, y, z] = lights[0]?.position ?? [0, 0, 0];
      for (const [value, { min, max }] of [
        [x, box.x],
        [y, box.y],
        [z, box.z],
      ] as const) {
        expect(value).toBeGreaterThanOrEqual(min - 1e-6);
        expect(value).toBeLessThanOrEqual(max + 1e-6);
      }
    }
  });

  it('changes no other draw', () => {
    const [before, after] = [frames(preset), frames(cornered)];
    expect(after.map(({ cameras, room, people }) => ({ cameras, room, people }))).toEqual(
      before.map(({ cameras, room, people }) => ({ cameras, room, people })),
    );
    expect(after.map(({ lights }) => lights.slice(1))).toEqual(before.map(({ lights }) => lights.slice(1)));
    expect(after.map(({ lights }) => lights[0]?.energy)).toEqual(before.map(({ lights }) => lights[0]?.energy));
  });

  it('is the whole room in presets that were stored without it', () => {
    const { place: _large, ...large } = preset.lights.large;
    const stored = { ...preset, lights: { ...preset.lights, large } };
    expect(parsePreset(JSON.stringify(stored))).toEqual(preset);
  });
});
