import type { Path } from '../../forms/path.ts';
import { texts as design } from '../../texts/design.ts';
import { texts } from '../../texts/view.ts';
import { formatNumber } from '../../ui/format.ts';
import { FIELD_PLACES } from './fieldPlaces.ts';

const FIELDS = FIELD_PLACES.flatMap(([, fields]) => fields);

/** Indices of framings do not matter to the name of a field. */
const keyOf = (path: Path) => path.map((step) => (typeof step === 'number' ? 0 : step)).join('.');
const byPath = new Map(FIELDS.map((field) => [keyOf(field.path), field]));

/** Values that differ only as a whole. */
const WHOLE: Readonly<Record<string, string>> = {
  exposure: design.sections.exposure,
  labels: design.policy,
  'camera.framings.0': design.framing,
};

/** The name that the inspector gives to a value of the preset; its path where it has none. */
function fieldName(path: Path): string {
  return byPath.get(keyOf(path))?.label ?? WHOLE[keyOf(path)] ?? path.join(' ');
}

/** The same where several framings are told apart: "Face: Radius". */
export function placedFieldName(path: Path, framings: readonly { readonly name: string }[]): string {
  const [first, second, index] = path;
  const framing = first === 'camera' && second === 'framings' && typeof index === 'number' && path.length > 3 ? framings[index] : undefined;
  if (framing === undefined || framings.length === 1) return fieldName(path);
  return `${design.framingNames[framing.name] ?? framing.name}: ${fieldName(path)}`;
}

/** A value of the preset as the inspector shows it, with its unit. */
export function fieldText(path: Path, value: unknown): string {
  const field = byPath.get(keyOf(path));
  const { factor = 1, digits = 2, unit = '' } = field !== undefined && 'step' in field ? field : {};
  const options = field !== undefined && 'options' in field ? field.options : [];
  const word = (item: unknown) => options.find(({ value: own }) => own === item)?.label ?? String(item);
  const number = (item: unknown) => (typeof item === 'number' ? formatNumber(item * factor, digits) : String(item));
  const withUnit = (text: string) => (unit === '' ? text : `${text} ${unit}`);
  if (typeof value === 'number') return withUnit(number(value));
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return value ? texts.on : texts.off;
  if (Array.isArray(value)) return value.map(word).join(', ');
  if (typeof value === 'object' && value !== null && 'min' in value && 'max' in value) {
    const [min, max] = [number(value.min), number(value.max)];
    return withUnit(min === max ? min : texts.range(min, max));
  }
  if (typeof value !== 'object' || value === null) return word(value);
  if ('name' in value) return String(value.name);
  return 'kind' in value ? design.exposures[value.kind === 'steered' ? 'steered' : 'fixed'] : texts.several;
}
