import { Preset } from '../../../../shared/domain/preset/schema.ts';
import { type Limits, limitsOf } from '../../../forms/limits.ts';
import { getIn, numberIn, type Path } from '../../../forms/path.ts';
import { texts } from '../../../texts/view.ts';
import { formatFixed, formatNumber } from '../../../ui/format.ts';

/** What a handle makes of one field of the preset while it is dragged. */
export interface Edit {
  readonly path: Path;
  readonly value: unknown;
  /** The field's name, for undo and the status bar. */
  readonly label: string;
  /** What stands beside the handle: "Radius 1.90 m". */
  readonly text: string;
  /** Why the value went no further; null while it follows the pointer. */
  readonly reason: string | null;
}

/** How a field is shown beside its handle. */
export interface Shown {
  readonly label: string;
  readonly unit: string;
  /** Smallest change of the value. */
  readonly step: number;
  readonly digits: number;
  /** Shown value = value × factor. */
  readonly factor?: number;
}

const schemaLimits = limitsOf(Preset);

function written(value: number, shown: Shown): string {
  return withUnit(formatNumber(value * (shown.factor ?? 1), shown.digits), shown);
}

function kept(wanted: number, { min, max }: Pick<Limits, 'min' | 'max'>, shown: Shown): { value: number; reason: string | null } {
  if (wanted < min) return { value: min, reason: texts.least(written(min, shown)) };
  if (wanted > max) return { value: max, reason: texts.most(written(max, shown)) };
  const value = Number((Math.round(wanted / shown.step) * shown.step).toPrecision(12));
  return { value: Math.min(max, Math.max(min, value)), reason: null };
}

/** One number moved to where the pointer wants it, within the limits of the schema. */
export function numberEdit(path: Path, wanted: number, shown: Shown): Edit {
  const { value, reason } = kept(wanted, schemaLimits(path), shown);
  return { path, value, label: shown.label, text: `${shown.label} ${withUnit(steady(value, shown), shown)}`, reason };
}

/** One end of a uniform range moved; the other end stays, and neither passes the other. */
export function rangeEdit(preset: Preset, path: Path, end: 'min' | 'max', wanted: number, shown: Shown): Edit {
  const limits = schemaLimits([...path, end]);
  const other = numberIn(preset, [...path, end === 'min' ? 'max' : 'min']);
  const { value, reason } = kept(wanted, limits, shown);
  const passes = end === 'min' ? value > other : value < other;
  const last = passes ? other : value;
  const range = end === 'min' ? { min: last, max: other } : { min: other, max: last };
  return {
    path,
    value: range,
    label: shown.label,
    text: `${shown.label} ${rangeText(range, shown)}`,
    reason: passes ? texts.passes(end, written(other, shown)) : reason,
  };
}

/**
 * A range dragged by one of its ends. A range without extent is one value and moves as such; with Shift it opens.
 */
export function endEdit(preset: Preset, path: Path, end: 'min' | 'max', moved: number, shown: Shown, shift: boolean): Edit {
  const range = rangeAt(preset, path);
  if (range.min === range.max && !shift) return shiftEdit(preset, path, moved, shown);
  return rangeEdit(preset, path, end, range[end] + moved, shown);
}

/** A whole range moved without changing its width; it stops where either end meets its limit. */
export function shiftEdit(preset: Preset, path: Path, by: number, shown: Shown): Edit {
  const [min, max] = [numberIn(preset, [...path, 'min']), numberIn(preset, [...path, 'max'])];
  const low = schemaLimits([...path, 'min']).min;
  const high = schemaLimits([...path, 'max']).max;
  const { value: moved, reason } = kept(min + by, { min: low, max: high - (max - min) }, shown);
  const range = { min: moved, max: Number((moved + max - min).toPrecision(12)) };
  return { path, value: range, label: shown.label, text: `${shown.label} ${rangeText(range, shown)}`, reason };
}

/** With all its digits, so that it keeps its width while it changes. */
function steady(value: number, { digits, factor = 1 }: Shown): string {
  return formatFixed(value * factor, digits);
}

function withUnit(text: string, { unit }: Shown): string {
  return unit === '' ? text : `${text} ${unit}`;
}

function rangeText({ min, max }: { readonly min: number; readonly max: number }, shown: Shown): string {
  const text = min === max ? steady(min, shown) : `${steady(min, shown)}–${steady(max, shown)}`;
  return withUnit(text, shown);
}

/** The ends of a uniform range in a preset. */
function rangeAt(preset: Preset, path: Path): { min: number; max: number } {
  const range = getIn(preset, path);
  return { min: numberIn(range, ['min']), max: numberIn(range, ['max']) };
}
