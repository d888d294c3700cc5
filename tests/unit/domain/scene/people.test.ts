import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { sampleScene, sampleScenes } from '../../../../shared/domain/scene/sample.ts';
import { sampleGroup } from '../../../../shared/domain/scene/samplePeople.ts';
import { SceneSpec } from '../../../../shared/domain/scene/spec.ts';

function preset(name: string): Preset {
  const found = builtinPreset(name);
  if (!found) throw new Error(`no preset ${name}`);
  return found;
}

const groups = preset('groups');
const specs = [...sampleScenes(groups, Array(240).keys(), BUILTIN_ASSETS)];
const others = specs.flatMap(({ people }) => people.slice(1).map(({ position }) => position));

describe('several people', () => {
  it('stand in the room, apart from each other, the first one at the origin', () => {
    for (const spec of specs) {
      SceneSpec.parse(spec);
      const [width, depth] = spec.room.size;
      expect(spec.people[0]?.position).toEqual([0, 0]);
      for (const [i, { position, person }] of spec.people.entries()) {
        expect(Math.abs(position[0])).toBeLessThan(width / 2);
        expect(Math.abs(position[1])).toBeLessThan(depth / 2);
        for (const other of spec.people.slice(i + 1)) {
          const apart = Math.hypot(position[0] - other.position[0], position[1] - other.position[1]);
          expect(apart).toBeGreaterThan(0.26 * (person.body.height + other.person.body.height) - 1e-5);
        }
      }
    }
  });

  it('are the same in outline, but for details of their bodies and expressions', () => {
    for (let subject = 0; subject < 40; subject++) {
      const full = sampleGroup(groups, subject, BUILTIN_ASSETS);
      expect(Object.keys(full[0]?.body.details ?? {}).length).toBeGreaterThan(0);
      const outline = full.map((person) => ({ ...person, body: { ...person.body, details: {} }, expression: {} }));
      expect(sampleGroup(groups, subject, BUILTIN_ASSETS, 'outline')).toEqual(outline);
    }
  });

  it('are as many as the preset asks for, but for those who find no place', () => {
    const alone = specs.filter(({ people }) => people.length === 1).length / specs.length;
    const mean = specs.reduce((sum, { people }) => sum + people.length, 0) / specs.length;
    expect(alone).toBeLessThan(0.25);
    expect(mean).toBeGreaterThan(2.2);
    expect(new Set(specs.map(({ people }) => people.length))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it('are near and far', () => {
    const distances = others.map(([x, y]) => Math.hypot(x, y));
    expect(Math.min(...distances)).toBeLessThan(1.2);
    expect(distances.filter((distance) => distance > 3).length).toBeGreaterThan(0.15 * distances.length);
  });

  it('seldom stand between the camera and the first one', () => {
    const hidden = specs.filter(({ people, cameras: [camera] }) => {
      if (!camera) return false;
      const eye = [camera.radius * Math.cos(camera.theta), camera.radius * Math.sin(camera.theta)] as const;
      return people.slice(1).some(({ position: [x, y] }) => {
        const along = (x * eye[0] + y * eye[1]) / camera.radius;
        return (
          along > 0 && along < camera.radius && Math.hypot(x - (along * eye[0]) / camera.radius, y - (along * eye[1]) / camera.radius) < 0.2
        );
      });
    });
    expect(hidden.length).toBeLessThan(0.1 * specs.length);
  });

  it('leave the first one, its walls and its cameras as they are; things make way', () => {
    const one = { ...groups, people: { ...groups.people, count: { '1': 1, '2': 0, '3': 0, '4': 0, '5': 0 } } };
    for (const k of [0, 9, 41]) {
      const alone = sampleScene(one, k, BUILTIN_ASSETS);
      const among = specs[k];
      const { room, lights, ...rest } = alone;
      expect(among).toMatchObject({ ...rest, people: among?.people ?? [] });
      expect(among?.people.slice(0, 1)).toEqual(alone.people);
      expect(among?.room.walls).toEqual(room.walls);
      expect(among?.lights).toEqual(lights);
    }
  });

  it('are the same whether a frame is sampled alone or in a row', () => {
    for (const k of [201, 3, 78]) expect(sampleScene(groups, k, BUILTIN_ASSETS)).toEqual(specs[k]);
  });

  it('are nobody in empty frames, and fewer where the room is full', () => {
    expect(sampleScene({ ...groups, emptyShare: 1 }, 5, BUILTIN_ASSETS).people).toEqual([]);
    const tiny = { ...groups, room: { ...groups.room, environmentShare: 0, width: { min: 1.6, max: 1.6 }, depth: { min: 1.6, max: 1.6 } } };
    for (let k = 0; k < 20; k++) expect(sampleScene(tiny, k, BUILTIN_ASSETS).people.length).toBeLessThanOrEqual(2);
  });
});
