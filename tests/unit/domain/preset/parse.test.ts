import { describe, expect, it } from 'vitest';
import { asFailure } from '../../../../shared/contract/errors.ts';
import { BUILTIN_PRESETS, builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import { PresetError, parsePreset } from '../../../../shared/domain/preset/parse.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';

const mixed = builtinPreset('mixed') ?? expect.unreachable('The preset "mixed" is missing.');

/** The message for the built-in preset's JSON after a change. */
function messageOf(change: (preset: Preset) => unknown): string {
  const copy = structuredClone(mixed);
  const changed = change(copy) ?? copy;
  try {
    parsePreset(JSON.stringify(changed));
  } catch (error) {
    if (error instanceof PresetError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('preset files', () => {
  it.each(BUILTIN_PRESETS.map((preset) => [preset.name, preset] as const))(
    'accepts the built-in preset %s after a round trip',
    (_, preset) => {
      expect(parsePreset(JSON.stringify(preset))).toEqual(preset);
    },
  );

  it('names an unknown key and where it is', () => {
    expect(messageOf((preset) => ({ ...preset, camera: { ...preset.camera, zoom: 3 } }))).toContain('camera: unknown key "zoom"');
  });

  it('refuses a reversed range by path', () => {
    const message = messageOf((preset) => {
      preset.lights.large.energy = { min: 900, max: 100 };
    });
    expect(message).toContain('lights.large.energy: min must not be above max');
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => parsePreset('{"format":"s2mgen.preset","version":1,"seed":NaN}')).toThrow(/not JSON/);
    expect(() => parsePreset({ ...mixed, seed: Number.NaN })).toThrow(/seed/);
  });

  it('tells that a future version needs a newer studio', () => {
    expect(messageOf((preset) => ({ ...preset, version: 9 }))).toMatch(/version 9 was made by a newer studio/);
  });

  it('refuses people under 25', () => {
    const message = messageOf((preset) => {
      preset.person.age = { min: 12, max: 40 };
    });
    expect(message).toContain('person.age.min');
  });

  it('refuses a file that is no preset', () => {
    expect(messageOf(() => ({ hello: 1 }))).toContain('is not a preset file');
  });

  it('refuses weights that are all zero', () => {
    const message = messageOf((preset) => {
      preset.person.tone = { I: 0, II: 0, III: 0, IV: 0, V: 0, VI: 0 };
    });
    expect(message).toContain('person.tone: at least one weight must be above 0');
  });

  it('crosses the contract as `invalid` with path and rule', () => {
    const copy = { ...structuredClone(mixed), frames: -1 };
    try {
      parsePreset(copy);
      expect.unreachable();
    } catch (error) {
      const failure = asFailure(error);
      expect(failure.code).toBe('invalid');
      expect(failure.details[0]?.path).toBe('frames');
    }
  });
});
