import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../../../renderer/forms/limits.ts';
import { getIn, setIn } from '../../../../renderer/forms/path.ts';
import { BUILTIN_PRESETS } from '../../../../shared/domain/preset/builtin.ts';
import { Preset } from '../../../../shared/domain/preset/schema.ts';
import { Recipe } from '../../../../shared/domain/training/recipe.ts';

describe('bounds of fields', () => {
  const limits = limitsOf(Preset);

  it('come from the schema through objects, lists and alternatives', () => {
    expect(limits(['person', 'age', 'min'])).toEqual({ min: 25, max: 90, integer: false });
    expect(limits(['camera', 'framings', 2, 'pFront'])).toEqual({ min: 0.05, max: 50, integer: false });
    expect(limits(['exposure', 'stops'])).toEqual({ min: -20, max: 20, integer: false });
    expect(limits(['render', 'samples'])).toMatchObject({ min: 1, integer: true });
  });

  it('stay open where the schema sets none', () => {
    expect(limitsOf(Recipe)(['loss', 'personHead'])).toEqual({ min: 0, max: Number.POSITIVE_INFINITY, integer: false });
  });
});

describe('edits by path', () => {
  const [preset] = BUILTIN_PRESETS;
  const path = ['camera', 'framings', 0, 'pFront'];

  it('change one value and nothing of the original', () => {
    const before = JSON.stringify(preset);
    const edited = setIn(preset, path, 7);
    expect(getIn(edited, path)).toBe(7);
    expect(JSON.stringify(preset)).toBe(before);
    expect(JSON.stringify(setIn(edited, path, getIn(preset, path)))).toBe(before);
  });

  it('share what they do not touch, so that only the changed fields are drawn again', () => {
    expect(getIn(setIn(preset, path, 7), ['person'])).toBe(preset?.person);
  });
});
