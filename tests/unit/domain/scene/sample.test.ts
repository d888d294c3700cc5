import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { PASS_INDEX } from '../../../../shared/domain/labels/passIndex.ts';
import { BUILTIN_PRESETS, builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { sampleScene, sampleScenes } from '../../../../shared/domain/scene/sample.ts';
import { skinTypeOf } from '../../../../shared/domain/scene/sampleSkin.ts';
import { SceneSpec } from '../../../../shared/domain/scene/spec.ts';
import { subjectOf } from '../../../../shared/domain/scene/subject.ts';

function preset(name: string): Preset {
  const found = builtinPreset(name);
  if (!found) throw new Error(`no preset ${name}`);
  return structuredClone(found);
}

const frames = (count: number) => Array.from({ length: count }, (_, k) => k);
const specs = (of: Preset, count: number) => [...sampleScenes(of, frames(count), BUILTIN_ASSETS)];

describe.each(BUILTIN_PRESETS.map(({ name }) => name))('scenes of the preset %s', (name) => {
  it('keep every rule of the scene spec', () => {
    for (const spec of specs(preset(name), 300)) expect(() => SceneSpec.parse(spec)).not.toThrow();
  });

  it('survive JSON unchanged, or the worker would render other numbers', () => {
    for (const spec of specs(preset(name), 20)) expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  it('always cover the hips, and the chest of women', () => {
    for (const person of specs(preset(name), 400).map(subjectOf)) {
      if (!person) continue;
      const regions = person.garments.map((garment) => (garment.kind === 'cut' ? garment.region : garment.part));
      expect(regions.some((region) => ['bottom', 'skirt', 'suit', 'whole'].includes(region))).toBe(true);
      if (person.body.gender < 0.5) expect(regions.some((region) => ['top', 'suit', 'whole'].includes(region))).toBe(true);
    }
  });

  it('show adults only', () => {
    for (const person of specs(preset(name), 300).map(subjectOf)) if (person) expect(person.body.age).toBeGreaterThanOrEqual(25);
  });

  it('keep cameras inside the room', () => {
    for (const { cameras, room } of specs(preset(name), 300))
      for (const { radius, theta, height } of cameras) {
        expect(Math.abs(radius * Math.cos(theta))).toBeLessThan(room.size[0] / 2);
        expect(Math.abs(radius * Math.sin(theta))).toBeLessThan(room.size[1] / 2);
        expect(height).toBeLessThan(room.size[2]);
      }
  });
});

describe('random access', () => {
  it('gives frame k alone what it gives in a row', () => {
    const mixed = preset('mixed');
    const inRow = specs(mixed, 24);
    for (const k of [23, 0, 17, 5]) expect(sampleScene(mixed, k, BUILTIN_ASSETS)).toEqual(inRow[k]);
  });

  it('changes only the camera when a camera distribution changes', () => {
    const before = sampleScene(preset('portraits'), 6, BUILTIN_ASSETS);
    const changed = preset('portraits');
    for (const framing of changed.camera.framings) framing.pFront = 1.1;
    const after = sampleScene(changed, 6, BUILTIN_ASSETS);
    expect({ ...after, cameras: [] }).toEqual({ ...before, cameras: [] });
    expect(after.cameras[0]?.theta).not.toBe(before.cameras[0]?.theta);
    expect(after.cameras[0]?.focalLength).toBe(before.cameras[0]?.focalLength);
  });

  it('changes everything with the seed', () => {
    const other = { ...preset('mixed'), seed: 2 };
    expect(sampleScene(other, 3, BUILTIN_ASSETS).people[0]?.person.body).not.toEqual(
      sampleScene(preset('mixed'), 3, BUILTIN_ASSETS).people[0]?.person.body,
    );
  });

  it('shows one subject in all its frames, in different rooms', () => {
    const [a, b, , , other] = specs(preset('portraits'), 5);
    expect(b?.people).toEqual(a?.people);
    expect(b?.room).not.toEqual(a?.room);
    expect(other?.people).not.toEqual(a?.people);
  });
});

describe('shares asked for', () => {
  const share = (of: Preset, count: number, test: (spec: SceneSpec) => boolean) => specs(of, count).filter(test).length / count;
  /** Four standard errors of a share p over n subjects. */
  const margin = (p: number, n: number) => 4 * Math.sqrt((p * (1 - p)) / n);

  it('p_clothed', () => {
    const one = { ...preset('portraits'), framesPerSubject: 1 };
    one.person = { ...one.person, clothing: { ...one.person.clothing, pClothed: 0.3 } };
    expect(Math.abs(share(one, 2000, (spec) => subjectOf(spec)?.clothed === true) - 0.3)).toBeLessThan(margin(0.3, 2000));
  });

  it('p_background for each wall by itself', () => {
    const one = preset('portraits');
    one.room = { ...one.room, pBackground: 0.4, environmentShare: 0 };
    const walls = specs(one, 800).flatMap(({ room }) => room.walls.filter(({ side }) => side !== 'floor' && side !== 'ceiling'));
    expect(Math.abs(walls.filter(({ picture }) => picture).length / walls.length - 0.4)).toBeLessThan(margin(0.4, 3200));
  });

  it('skin types', () => {
    const one = { ...preset('portraits'), framesPerSubject: 1 };
    one.person = { ...one.person, tone: { I: 0, II: 0, III: 0, IV: 1, V: 0, VI: 1 } };
    const six = share(one, 1500, (spec) => skinTypeOf(subjectOf(spec)?.skin.ita ?? 90) === 'VI');
    expect(Math.abs(six - 0.5)).toBeLessThan(margin(0.5, 1500));
    expect(share(one, 300, (spec) => skinTypeOf(subjectOf(spec)?.skin.ita ?? 90) === 'II')).toBe(0);
  });

  it('empty frames are a setting, never an accident', () => {
    expect(share(preset('faces'), 500, ({ people }) => people.length === 0)).toBe(0);
    const one = { ...preset('faces'), emptyShare: 0.2 };
    expect(Math.abs(share(one, 2000, ({ people }) => people.length === 0) - 0.2)).toBeLessThan(margin(0.2, 2000));
  });
});

it('draws backgrounds from the user folder when there is one', () => {
  const one = preset('portraits');
  one.room = { ...one.room, backgrounds: { photographs: 0, patterns: 0, userFolder: 1 }, pBackground: 1, environmentShare: 0 };
  const assets = { ...BUILTIN_ASSETS, userBackgrounds: ['user/a.jpg', 'user/b.jpg'] };
  const used = new Set(
    [...sampleScenes(one, frames(20), assets)].flatMap(({ room }) =>
      room.walls.flatMap(({ picture }) => (picture?.material.texture?.kind === 'picture' ? [picture.material.texture.asset] : [])),
    ),
  );
  expect([...used].sort()).toEqual(['user/a.jpg', 'user/b.jpg']);
});

it('tells the worker the pass index of every part', () => {
  expect(sampleScene(preset('faces'), 0, BUILTIN_ASSETS).labels.parts).toEqual(PASS_INDEX);
});
