import { describe, expect, it } from 'vitest';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import { presetDifferences } from '../../../../shared/domain/preset/differences.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';

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
