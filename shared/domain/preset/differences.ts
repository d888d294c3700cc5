import { isTable } from '../table.ts';
import type { Preset } from './schema.ts';

export interface PresetDifference {
  /** Place of the value: `['camera', 'framings', 0, 'pFront']`. */
  readonly path: readonly (string | number)[];
  /** Undefined where one of the presets has no such place. */
  readonly from: unknown;
  readonly to: unknown;
}

/** A uniform range is one value to whoever tunes it. */
function isRange(value: unknown): boolean {
  return isTable(value) && Object.keys(value).length === 2 && 'min' in value && 'max' in value;
}

function* compare(from: unknown, to: unknown, path: PresetDifference['path']): Generator<PresetDifference> {
  if (Array.isArray(from) && Array.isArray(to) && [...from, ...to].some((item) => typeof item === 'object')) {
    for (let index = 0; index < Math.max(from.length, to.length); index++) yield* compare(from[index], to[index], [...path, index]);
  } else if (isTable(from) && isTable(to) && !isRange(from)) {
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) yield* compare(from[key], to[key], [...path, key]);
  } else if (JSON.stringify(from) !== JSON.stringify(to)) yield { path, from, to };
}

/** Where two presets differ, in the order of the schema. Name and notes are no difference. */
export function presetDifferences(from: Preset, to: Preset): PresetDifference[] {
  return [...compare(from, to, [])].filter(({ path: [first] }) => first !== 'name' && first !== 'notes');
}
