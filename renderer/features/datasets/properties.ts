import type { NumberProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import { formatNumber } from '../../ui/format.ts';

interface Shown {
  /** From the stored value to the shown one. */
  readonly factor: number;
  readonly digits: number;
  readonly unit: string;
}

const share: Shown = { factor: 100, digits: 1, unit: '%' };
const degrees: Shown = { factor: 1, digits: 0, unit: '°' };
const whole: Shown = { factor: 1, digits: 0, unit: '' };
const pixels: Shown = { factor: 1, digits: 0, unit: 'px' };

/** How each number is written. */
const SHOWN: Readonly<Record<NumberProperty, Shown>> = {
  skinShare: share,
  personShare: share,
  clothedShare: share,
  viewAngle: degrees,
  focalLength: { factor: 1, digits: 0, unit: 'mm' },
  cameraHeight: { factor: 1, digits: 2, unit: 'm' },
  ita: degrees,
  itaDarkest: degrees,
  itaLightest: degrees,
  people: whole,
  age: { factor: 1, digits: 0, unit: 'years' },
  lights: whole,
  brightness: share,
  width: pixels,
  height: pixels,
};

export function unitOf(property: NumberProperty): string {
  return SHOWN[property].unit;
}

/** The number without its unit. */
export function formatBare(property: NumberProperty, value: number): string {
  const { factor, digits } = SHOWN[property];
  return formatNumber(value * factor, digits);
}

export function formatProperty(property: NumberProperty, value: number): string {
  const { unit } = SHOWN[property];
  const number = formatBare(property, value);
  if (unit === '') return number;
  return unit === '°' ? `${number}°` : `${number} ${unit}`;
}

/** "20–60 %", "from 20 %", "up to 60 %". */
export function formatRange(property: NumberProperty, { min, max }: { readonly min: number | null; readonly max: number | null }): string {
  if (min !== null && max !== null) return `${formatBare(property, min)}–${formatProperty(property, max)}`;
  if (min !== null) return `≥ ${formatProperty(property, min)}`;
  return max === null ? '' : `≤ ${formatProperty(property, max)}`;
}
