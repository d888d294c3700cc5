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
  | ({ readonly kind: 'switch' } & Common)
  | ({ readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] } & Common);

/** A share, shown in per cent. */
export function share(path: Path, label: string, hint?: string): Field {
  return { kind: 'number', path, label, unit: '%', step: 0.05, factor: 100, digits: 0, ...(hint === undefined ? {} : { hint }) };
}
