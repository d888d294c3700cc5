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

/** Values that only make sense together: the kind of exposure with its numbers, a label policy with its name. */
function isWhole(from: unknown, to: unknown, path: PresetDifference['path']): boolean {
  if (path.length === 1 && path[0] === 'labels') return true;
  return isTable(from) && isTable(to) && from.kind !== to.kind;
}

/**
 * Framings of the same name are the same framing. Places are those of `from`; what only `to` has follows behind them.
 */
function* compareFramings(from: Preset, to: Preset): Generator<PresetDifference> {
  const place = (index: number) => ['camera', 'framings', index] as const;
  const [before, after] = [from.camera.framings, to.camera.framings];
  for (const [index, framing] of before.entries()) {
    const same = after.find(({ name }) => name === framing.name);
    yield* same === undefined ? [{ path: place(index), from: framing, to: undefined }] : compare(framing, same, place(index));
  }
  const added = after.filter(({ name }) => before.every((framing) => framing.name !== name));
  for (const [index, framing] of added.entries()) yield { path: place(before.length + index), from: undefined, to: framing };
}

function* compare(from: unknown, to: unknown, path: PresetDifference['path']): Generator<PresetDifference> {
  if (Array.isArray(from) && Array.isArray(to) && [...from, ...to].some((item) => typeof item === 'object')) {
    for (let index = 0; index < Math.max(from.length, to.length); index++) yield* compare(from[index], to[index], [...path, index]);
  } else if (isTable(from) && isTable(to) && !isRange(from) && !isWhole(from, to, path)) {
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) yield* compare(from[key], to[key], [...path, key]);
  } else if (JSON.stringify(from) !== JSON.stringify(to)) yield { path, from, to };
}

/** Where two presets differ, in the order of the schema. Name and notes are no difference. */
export function presetDifferences(from: Preset, to: Preset): PresetDifference[] {
  const { name: _name, notes: _notes, camera, ...rest } = from;
  const { name: _otherName, notes: _otherNotes, camera: otherCamera, ...otherRest } = to;
  const lens = compare({ ...camera, framings: null }, { ...otherCamera, framings: null }, ['camera']);
  return [...compare(rest, otherRest, []), ...lens, ...compareFramings(from, to)];
}

/**
 * `preset` with the value that a difference leads to. Framings are added behind the others and taken out as a whole. It may
 * break a rule of presets where values depend on each other: parse it.
 */
export function takenOver(preset: Preset, { path, to }: PresetDifference): unknown {
  const [first, second, index, ...inside] = path;
  if (first === 'camera' && second === 'framings' && typeof index === 'number' && inside.length === 0) {
    const { framings } = preset.camera;
    const others: unknown[] = to === undefined ? framings.filter((_, at) => at !== index) : [...framings, to];
    return { ...preset, camera: { ...preset.camera, framings: others } };
  }
  return withValue(preset, path, to);
}

function withValue(value: unknown, [step, ...rest]: PresetDifference['path'], to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === step ? withValue(item, rest, to) : item));
  if (!isTable(value)) return value;
  return { ...value, [step]: withValue(value[step], rest, to) };
}
