import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { BUILTIN_PRESETS, builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { sampleScenes } from '../../../../shared/domain/scene/sample.ts';
import { reachedShares } from '../../../../shared/domain/variety/requested.ts';

const FRAMES = 2000;

function reached(preset: Preset, userBackgrounds: readonly string[] = []) {
  const assets = { ...BUILTIN_ASSETS, userBackgrounds };
  return reachedShares(preset, [...sampleScenes(preset, Array(FRAMES).keys(), assets)], assets);
}

const mixed = builtinPreset('mixed');
if (mixed === undefined) throw new Error('There is no preset "mixed".');

describe('requested against reached shares over 2,000 frames', () => {
  it.each(BUILTIN_PRESETS.map((preset) => [preset.name, preset] as const))('%s reaches what it asks for', (_name, preset) => {
    // Of some ninety shares a few lie beyond two standard deviations by chance; beyond four lies a mistake.
    for (const { group, name, requested, reached: got, chance } of reached(preset)) {
      expect([group, name, Math.abs(got - requested) <= 4 * chance + 1e-9]).toEqual([group, name, true]);
    }
  });

  it('reaches extremes exactly, and takes the user’s photographs only where there are some', () => {
    const extreme: Preset = {
      ...mixed,
      person: {
        ...mixed.person,
        tone: { I: 0, II: 0, III: 0, IV: 0, V: 0, VI: 1 },
        clothing: { ...mixed.person.clothing, pClothed: 0 },
      },
      room: { ...mixed.room, environmentShare: 0, pBackground: 1, backgrounds: { photographs: 1, patterns: 0, userFolder: 3 } },
    };
    const share = (list: ReturnType<typeof reached>, name: string) => list.find((one) => one.name === name);
    const without = reached(extreme);
    expect(share(without, 'VI')).toMatchObject({ requested: 1, reached: 1 });
    expect(share(without, 'clothed')).toMatchObject({ requested: 0, reached: 0 });
    expect(share(without, 'picture on a wall')).toMatchObject({ requested: 1, reached: 1, draws: 4 * FRAMES });
    expect(share(without, 'photographs')).toMatchObject({ requested: 1, reached: 1 });
    const withSome = share(reached(extreme, ['user/a.jpg', 'user/b.jpg']), 'userFolder');
    expect(withSome?.requested).toBe(0.75);
    expect(Math.abs((withSome?.reached ?? 0) - 0.75)).toBeLessThan(0.02);
  });
});
