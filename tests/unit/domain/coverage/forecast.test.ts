import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { agreementOf, kolmogorovSmirnov } from '../../../../shared/domain/coverage/agreement.ts';
import { framingShares, shareOf } from '../../../../shared/domain/coverage/columns.ts';
import { Forecaster } from '../../../../shared/domain/coverage/forecaster.ts';
import { warningsOf } from '../../../../shared/domain/coverage/warnings.ts';
import { BUILTIN_PRESETS, builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { sampleScenes } from '../../../../shared/domain/scene/sample.ts';

const FRAMES = 120;
const mixed = presetOf('mixed');

function presetOf(name: string): Preset {
  const preset = builtinPreset(name);
  if (preset === undefined) throw new Error(`There is no preset ${name}.`);
  return preset;
}

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const forecastOf = (preset: Preset) => new Forecaster().forecast(preset, BUILTIN_ASSETS, FRAMES);
const clothed = (pClothed: number): Preset => ({
  ...mixed,
  person: { ...mixed.person, clothing: { ...mixed.person.clothing, pClothed } },
});
const lens = (preset: Preset, factor: number): Preset => ({
  ...preset,
  camera: {
    ...preset.camera,
    framings: preset.camera.framings.map((framing) => ({
      ...framing,
      focalLength: { min: framing.focalLength.min * factor, max: framing.focalLength.max * factor },
    })),
  },
});

describe('forecast of a preset', () => {
  it('longer lenses bring larger people, clothes hide skin', () => {
    const portraits = presetOf('portraits');
    const [wide, normal, long] = [0.6, 1, 1.5].map((factor) => mean(forecastOf(lens(portraits, factor)).personShare));
    expect(normal).toBeGreaterThan(1.3 * (wide ?? 1));
    expect(long).toBeGreaterThan(1.2 * (normal ?? 1));
    expect(mean(forecastOf(clothed(0)).skinShare)).toBeGreaterThan(1.4 * mean(forecastOf(clothed(1)).skinShare));
  });

  it('frames the way its presets are named', () => {
    expect(framingShares(forecastOf(presetOf('faces'))).face).toBeGreaterThan(0.7);
    expect(framingShares(forecastOf(presetOf('full-body')))['full body']).toBeGreaterThan(0.8);
  });

  it('a forecaster that remembers answers as a fresh one', () => {
    const kept = new Forecaster();
    for (const preset of [mixed, clothed(0.2), lens(mixed, 1.3), mixed, presetOf('groups'), { ...mixed, seed: 9 }]) {
      expect(kept.forecast(preset, BUILTIN_ASSETS, FRAMES)).toEqual(forecastOf(preset));
    }
  });

  it('looks through the cameras that rendering will use, in every built-in preset', () => {
    for (const preset of BUILTIN_PRESETS) {
      const columns = new Forecaster().forecast(preset, BUILTIN_ASSETS, 24);
      const specs = [...sampleScenes(preset, Array(24).keys(), BUILTIN_ASSETS)];
      for (const [frame, { people, cameras }] of specs.entries()) {
        const away = (columns.angle[frame] ?? 0) + 1.5 * Math.PI;
        const taken = cameras.some(({ theta }) => Math.abs(Math.sin((theta - away) / 2)) < 1e-6);
        expect(taken).toBe(true);
        if (people.length === 0) expect(columns.personShare[frame]).toBe(0);
      }
    }
  });

  it('warns of what is missing', () => {
    const fair = forecastOf({ ...mixed, person: { ...mixed.person, tone: { I: 1, II: 1, III: 0, IV: 0, V: 0, VI: 0 } } });
    expect(shareOf(fair, 'isDark')).toBe(0);
    expect(warningsOf(fair, mixed).map(({ kind }) => kind)).toContain('noDark');
    expect(warningsOf(forecastOf(mixed), mixed).map(({ kind }) => kind)).not.toContain('noDark');
    const faces = forecastOf(presetOf('faces'));
    expect(warningsOf(faces, mixed).map(({ kind }) => kind)).toContain('alwaysCut');
  });
});

describe('agreement of two samples', () => {
  it('Kolmogorov–Smirnov distance by hand', () => {
    expect(kolmogorovSmirnov([1, 2, 3, 4], [1, 2, 3, 4])).toBe(0);
    expect(kolmogorovSmirnov([1, 2], [3, 4])).toBe(1);
    // F1 at 1 is 1/2, F2 is 1/4; ties step together.
    expect(kolmogorovSmirnov([1, 1, 2, 3], [1, 2, 2, 3])).toBeCloseTo(0.25, 12);
    expect(() => kolmogorovSmirnov([], [1])).toThrow(RangeError);
  });

  it('calls a distance that chance explains the same', () => {
    expect(agreementOf(0.05, 500, 500)).toBe('same');
    expect(agreementOf(0.1, 500, 500)).toBe('near');
    expect(agreementOf(0.3, 500, 500)).toBe('apart');
  });
});
