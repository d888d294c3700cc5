import type { NumberProperty } from '../../../shared/domain/dataset/frameProperties.ts';

export interface Bins {
  readonly min: number;
  readonly max: number;
  readonly count: number;
  /** Bin of each value; `count` for NaN. */
  readonly places: Uint8Array;
}

const COUNT = 24;
/** Whole numbers get a bin each when they are few. */
const WHOLE: ReadonlySet<NumberProperty> = new Set(['people', 'lights']);
/** Angles are told over the full circle. */
const FIXED: Partial<Record<NumberProperty, readonly [number, number]>> = { viewAngle: [-180, 180] };

/** Equal bins over the values that are known, with round ends; null when none is known. */
export function binsOf(property: NumberProperty, values: Float64Array): Bins | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) return null;
  const isWhole = WHOLE.has(property) && most - least < COUNT;
  const [min, max] = FIXED[property] ?? (isWhole ? [least - 0.5, most + 0.5] : roundedOut(least, most));
  const count = isWhole ? most - least + 1 : COUNT;
  return { min, max, count, places: placesOf(values, min, count / (max - min), count) };
}

function placesOf(values: Float64Array, min: number, scale: number, count: number): Uint8Array {
  const places = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const bin = Math.floor(((values[row] ?? Number.NaN) - min) * scale);
    // NaN is in no bin, and so in the one behind the last.
    places[row] = bin >= count ? count - 1 : bin >= 0 ? bin : bin < 0 ? 0 : count;
  }
  return places;
}

/** The next ends that are multiples of 1, 2 or 5 times a power of ten; some width where all values are equal. */
function roundedOut(least: number, most: number): readonly [number, number] {
  const span = most - least || Math.abs(most) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 5));
  const step = power * ([1, 2, 5, 10].find((factor) => (factor * power * 10) / span >= 1) ?? 10);
  const min = Math.floor(least / step) * step;
  const max = Math.ceil(most / step) * step;
  return [Number(min.toPrecision(12)), Number((max > min ? max : min + step).toPrecision(12))];
}
