import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import { parsePreset } from '../../../../shared/domain/preset/parse.ts';

const file = join(import.meta.dirname, '../../../../blender-addon/s2mgen/panel/adjustable.json');
const Limits = z.tuple([z.number(), z.number()]);
const Adjustable = z.object({
  sliders: z.array(z.object({ path: z.string(), limits: Limits })),
  framing: z.record(z.string(), Limits),
  lights: z.record(z.string(), Limits),
});
const adjustable = Adjustable.parse(JSON.parse(readFileSync(file, 'utf8')));

/** A built-in preset with another value at a path; ranges get it as both ends. */
function withValue(path: string, value: number): unknown {
  const preset: unknown = structuredClone(builtinPreset('mixed'));
  const set = (table: unknown, [key = '', ...rest]: string[]): unknown => {
    if (typeof table !== 'object' || table === null || !(key in table)) throw new Error(`The preset has no ${path}.`);
    const own: unknown = Reflect.get(table, key);
    if (rest.length > 0) set(own, rest);
    else Reflect.set(table, key, typeof own === 'object' ? { min: value, max: value } : value);
    return table;
  };
  return set(preset, path.split('.'));
}

describe('what the add-on may write into a preset', () => {
  const all = [
    ...adjustable.sliders.map(({ path, limits }) => ({ path, limits })),
    ...Object.entries(adjustable.framing).map(([name, limits]) => ({ path: `camera.framings.0.${name}`, limits })),
    ...Object.entries(adjustable.lights).map(([name, limits]) => ({ path: `lights.large.${name}`, limits })),
  ];

  it.each(all)('$path may be anything within its limits', ({ path, limits: [low, high] }) => {
    expect(() => parsePreset(withValue(path, low))).not.toThrow();
    expect(() => parsePreset(withValue(path, high))).not.toThrow();
  });
});
