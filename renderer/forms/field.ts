import { texts } from '../texts/fields.ts';
import type { Path } from './path.ts';

interface Common {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string;
}

interface Numeric extends Common {
  readonly unit?: string;
  readonly step: number;
  readonly factor?: number;
  readonly digits?: number;
  /** End of the fill and of the drag where the schema allows more than anyone would drag to. */
  readonly softMax?: number;
}

/** A property of a preset or a recipe as it is shown. Its bounds come from the schema. */
export type Field =
  | ({ readonly kind: 'number' } & Numeric)
  | ({ readonly kind: 'range' } & Numeric)
  | ({ readonly kind: 'switch' | 'text' } & Common)
  | ({ readonly kind: 'choice'; readonly options: Options } & Common)
  /** Some of a list, at least as many as the schema asks for. */
  | ({ readonly kind: 'choices'; readonly options: Options } & Common);

type Options = readonly { readonly value: string; readonly label: string }[];

/** A share, shown in per cent. */
export function share(path: Path, label: string, hint?: string): Field {
  return { kind: 'number', path, label, unit: '%', step: 0.05, factor: 100, digits: 0, ...(hint === undefined ? {} : { hint }) };
}

/** A uniform range of strengths 0 … 1, shown in per cent. */
export function strength(path: Path, label: string, hint?: string): Field {
  return { kind: 'range', path, label, unit: '%', step: 0.05, factor: 100, digits: 0, ...(hint === undefined ? {} : { hint }) };
}

/** A weight, relative to those beside it. */
export function weight(path: Path, label: string, hint: string = texts.relative): Field {
  return { kind: 'number', path, label, step: 0.1, softMax: 3, digits: 2, hint };
}
