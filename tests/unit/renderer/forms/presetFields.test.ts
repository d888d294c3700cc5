import { describe, expect, it } from 'vitest';
import { BODY, POSE } from '../../../../renderer/features/design/fields/body.ts';
import { FOCAL_POINTS, framingFields, LENS } from '../../../../renderer/features/design/fields/camera.ts';
import * as lights from '../../../../renderer/features/design/fields/lights.ts';
import * as people from '../../../../renderer/features/design/fields/people.ts';
import { OUTPUTS, RENDER } from '../../../../renderer/features/design/fields/render.ts';
import { SIZE, SURROUNDINGS, WALLS } from '../../../../renderer/features/design/fields/room.ts';
import type { Field } from '../../../../renderer/forms/field.ts';
import { limitsOf } from '../../../../renderer/forms/limits.ts';
import { getIn, numberIn, type Path } from '../../../../renderer/forms/path.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import { Preset } from '../../../../shared/domain/preset/schema.ts';
import { FOCAL_POINTS as ALL_FOCAL_POINTS } from '../../../../shared/domain/scene/spec/camera.ts';

const FIELDS: readonly Field[] = [
  ...BODY,
  ...POSE,
  ...LENS,
  ...Object.values(framingFields(0)).flat(),
  ...Object.values(lights).flat(),
  ...Object.values(people).flat(),
  ...OUTPUTS,
  ...RENDER,
  ...SIZE,
  ...SURROUNDINGS,
  ...WALLS,
];

/** Edited by other means: the preset's own menu, the choice of label policy, the choice of exposure. */
const ELSEWHERE = ['format', 'version', 'name', 'notes', 'labels', 'exposure.kind'];

function* leaves(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) yield path;
  else if (Array.isArray(value)) yield* leaves(value[0], [...path, 0]);
  else for (const [key, child] of Object.entries(value)) yield* leaves(child, [...path, key]);
}

const mixed = builtinPreset('mixed');
if (mixed === undefined) throw new Error('There is no preset "mixed".');
const isInside = (path: string, place: string) => path === place || path.startsWith(`${place}.`);

describe('fields of the design view', () => {
  it('show every value of a preset, so that none can only be changed in the file', () => {
    const shown = FIELDS.map(({ path }) => path.join('.'));
    const missing = [...leaves(mixed)]
      .map((path) => path.join('.'))
      .filter((path) => ![...shown, ...ELSEWHERE].some((place) => isInside(path, place)));
    expect(missing).toEqual([]);
  });

  it('name no value that presets do not have', () => {
    const fixed: Preset = { ...mixed, exposure: { kind: 'fixed', stops: 0 } };
    const unknown = FIELDS.filter(({ path }) => getIn(mixed, path) === undefined && getIn(fixed, path) === undefined);
    expect(unknown).toEqual([]);
  });

  it('have bounds around what the built-in preset holds', () => {
    const limits = limitsOf(Preset);
    for (const field of FIELDS) {
      const paths =
        field.kind === 'number'
          ? [field.path]
          : field.kind === 'range'
            ? [
                [...field.path, 'min'],
                [...field.path, 'max'],
              ]
            : [];
      for (const path of paths) {
        const { min, max } = limits(path);
        const value = numberIn(mixed, path);
        if (Number.isNaN(value)) continue;
        expect([path.join('.'), value >= min && value <= max]).toEqual([path.join('.'), true]);
      }
    }
  });

  it('offer every part of the body that a camera can look at', () => {
    expect(FOCAL_POINTS.map(({ value }) => value).sort()).toEqual([...ALL_FOCAL_POINTS].sort());
  });
});
