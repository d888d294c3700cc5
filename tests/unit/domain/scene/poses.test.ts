import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import type { PoseAsset } from '../../../../shared/domain/assets/index.ts';
import { KEYPOINTS, SKELETON_EDGES } from '../../../../shared/domain/labels/keypoints.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { Draws } from '../../../../shared/domain/random/draws.ts';
import { sampleExpression } from '../../../../shared/domain/scene/sampleExpression.ts';
import { sampleHands } from '../../../../shared/domain/scene/sampleHands.ts';
import { samplePose } from '../../../../shared/domain/scene/samplePose.ts';

function presetWith(pose: Partial<Preset['person']['pose']>, expression: Partial<Preset['person']['expression']> = {}): Preset {
  const found = builtinPreset('mixed');
  if (!found) throw new Error('no preset mixed');
  const { person } = found;
  return { ...found, person: { ...person, pose: { ...person.pose, ...pose }, expression: { ...person.expression, ...expression } } };
}

const subject = (k: number) => new Draws(7, 'subject', k);
const poses = (preset: Preset, count: number) =>
  Array.from({ length: count }, (_, k) => samplePose(subject(k), preset, BUILTIN_ASSETS).pose);
const kinds = new Map(BUILTIN_ASSETS.poses.map(({ id, kind }) => [id, kind]));
const only = { standing: 0, sitting: 0, moving: 0, floor: 0 };

describe('poses', () => {
  it('use more than the 52 of the paper', () => {
    const drawn = new Set(poses(presetWith({ standing: 1, sitting: 1, moving: 1, floor: 1 }), 3000).map(({ lower }) => lower.asset));
    expect(drawn.size).toBeGreaterThanOrEqual(52);
  });

  it('come of each kind as often as asked for', () => {
    const drawn = poses(presetWith({ standing: 1, sitting: 2, moving: 1, floor: 4 }), 2000).map(({ lower }) => kinds.get(lower.asset));
    const share = (kind: string) => drawn.filter((own) => own === kind).length / drawn.length;
    expect(share('floor')).toBeCloseTo(0.5, 1);
    expect(share('sitting')).toBeCloseTo(0.25, 1);
    expect(share('standing')).toBeCloseTo(0.125, 1);
  });

  it('keep the arms of people on the floor, who lean on them', () => {
    for (const { upper, lower, hands } of poses(presetWith({ ...only, floor: 1, mixedShare: 1, handGoalShare: 1 }), 200)) {
      expect(upper).toEqual(lower);
      expect(hands).toEqual([]);
    }
  });

  it('never give standing legs the arms of somebody who sits', () => {
    for (const { upper } of poses(presetWith({ ...only, standing: 1, mixedShare: 1 }), 300))
      expect(kinds.get(upper.asset)).toBe('standing');
  });

  it('lay as many hands somewhere as asked for', () => {
    const plain = BUILTIN_ASSETS.poses.find(({ id }) => id === 'poses/at_ease');
    if (!plain) throw new Error('no such pose');
    const hands = Array.from({ length: 1500 }, (_, k) => sampleHands(subject(k), 0.3, 'standing', plain, false));
    expect(hands.flat().length / 3000).toBeCloseTo(0.3, 1);
    expect(new Set(hands.flat().map(({ goal }) => goal)).size).toBe(14);
  });

  it('mirror the places that hands of a pose belong to', () => {
    const phone: PoseAsset = { id: 'poses/on_the_phone', kind: 'standing', hands: { right: 'ear' } };
    expect(sampleHands(subject(1), 0, 'standing', phone, false)).toMatchObject([{ side: 'right', goal: 'ear' }]);
    expect(sampleHands(subject(1), 0, 'standing', phone, true)).toMatchObject([{ side: 'left', goal: 'ear' }]);
  });

  it('say how high a seat is for everybody who sits', () => {
    for (const { id, kind, seat } of BUILTIN_ASSETS.poses) expect(seat !== undefined, id).toBe(kind === 'sitting');
  });
});

describe('expressions', () => {
  const faces = (preset: Preset, count: number) => Array.from({ length: count }, (_, k) => sampleExpression(subject(k), preset));

  it('are relaxed faces where neutral ones are asked for', () => {
    for (const units of faces(presetWith({}, { neutralShare: 1 }), 200))
      for (const unit of Object.keys(units))
        expect(unit).toMatch(/^(eyebrows-(left|right)-up|eye-(left|right)-closure|mouth-corner-puller|mouth-parling)$/);
  });

  it('keep every unit between nothing and its full strength', () => {
    for (const units of faces(presetWith({}, { neutralShare: 0, strength: { min: 1, max: 1 } }), 500))
      for (const value of Object.values(units)) {
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThanOrEqual(1);
      }
  });

  it('smile more often than they frown', () => {
    const drawn = faces(presetWith({}, { neutralShare: 0, strength: { min: 1, max: 1 } }), 800);
    const having = (unit: string, least: number) => drawn.filter((units) => (units[unit] ?? 0) > least).length / drawn.length;
    expect(having('mouth-upward-retraction', 0.5) + having('mouth-corner-puller', 0.5)).toBeGreaterThan(0.35);
    expect(having('eyebrows-left-down', 0.5)).toBeLessThan(0.06);
  });
});

describe('keypoints', () => {
  it('are the 133 of COCO-WholeBody, and lines of the skeleton join them', () => {
    expect(new Set(KEYPOINTS).size).toBe(133);
    expect(KEYPOINTS.slice(15, 19)).toEqual(['leftAnkle', 'rightAnkle', 'leftBigToe', 'leftSmallToe']);
    expect(KEYPOINTS[23]).toBe('jaw0');
    expect(KEYPOINTS[91]).toBe('leftHandWrist');
    for (const edge of SKELETON_EDGES) for (const name of edge) expect(KEYPOINTS).toContain(name);
  });
});
