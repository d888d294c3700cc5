import { describe, expect, it } from 'vitest';
import { BUILTIN_PRESETS, builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import { presetDifferences, takenOver } from '../../../../shared/domain/preset/differences.ts';
import { Preset } from '../../../../shared/domain/preset/schema.ts';

const mixed = builtinPreset('mixed');
const [first, ...others] = mixed?.camera.framings ?? [];
if (mixed === undefined || first === undefined) throw new Error('There is no preset "mixed" with a framing.');

describe('differences of two presets', () => {
  it('are none between a preset and itself under another name', () => {
    expect(presetDifferences(mixed, { ...mixed, name: 'another', notes: 'noted' })).toEqual([]);
  });

  it('are told by place, a range as one value and a list of words as one', () => {
    const other: Preset = {
      ...mixed,
      seed: mixed.seed + 1,
      camera: { ...mixed.camera, framings: [{ ...first, radius: { min: 1, max: 9 }, focalPoints: ['hip'] }, ...others] },
    };
    expect(presetDifferences(mixed, other)).toEqual([
      { path: ['seed'], from: mixed.seed, to: mixed.seed + 1 },
      { path: ['camera', 'framings', 0, 'focalPoints'], from: first.focalPoints, to: ['hip'] },
      { path: ['camera', 'framings', 0, 'radius'], from: first.radius, to: { min: 1, max: 9 } },
    ]);
  });

  it('name a framing that only one of them has', () => {
    const fewer: Preset = { ...mixed, camera: { ...mixed.camera, framings: [first] } };
    const lost = presetDifferences(mixed, fewer);
    expect(lost).toHaveLength(others.length);
    expect(lost[0]).toEqual({ path: ['camera', 'framings', 1], from: others[0], to: undefined });
  });
});

describe('taking a difference over', () => {
  const takeAll = (from: Preset, to: Preset) => {
    let next = from;
    for (let left = presetDifferences(next, to); left.length > 0; left = presetDifferences(next, to)) {
      // A preset needs a framing: one is taken out when the others are there.
      const difference = left.find((one) => one.to !== undefined) ?? left[0];
      if (difference === undefined) break;
      next = Preset.parse(takenOver(next, difference));
    }
    return next;
  };

  it('leads one by one from each built-in preset to each other', () => {
    for (const from of BUILTIN_PRESETS) {
      for (const to of BUILTIN_PRESETS) {
        expect(presetDifferences(takeAll(from, to), to)).toEqual([]);
      }
    }
  });

  it('changes one value alone, and follows a framing by its name', () => {
    const turned: Preset = { ...mixed, camera: { ...mixed.camera, framings: [...others, { ...first, pFront: 11 }] } };
    const differences = presetDifferences(mixed, turned);
    expect(differences).toEqual([{ path: ['camera', 'framings', 0, 'pFront'], from: first.pFront, to: 11 }]);
    const [difference] = differences;
    if (difference === undefined) throw new Error('There is no difference.');
    expect(takenOver(mixed, difference)).toEqual({
      ...mixed,
      camera: { ...mixed.camera, framings: [{ ...first, pFront: 11 }, ...others] },
    });
  });
});
