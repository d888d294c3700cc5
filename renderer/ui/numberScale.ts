/** How a number is shown and stepped. All but `unit`, `factor` and `digits` are in the value's own unit. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: string | undefined;
  /** Shown value = value × factor: 100 for shares in per cent. */
  readonly factor?: number | undefined;
  readonly digits?: number | undefined;
  readonly integer?: boolean | undefined;
  /** Where the fill is full and a drag ends; typing may go on to `max`. */
  readonly softMax?: number | undefined;
}

/** Change of the value per pixel of a drag. */
export function dragFactor({ step }: Scale, fine: boolean): number {
  return (step / 4) * (fine ? 0.1 : 1);
}

/** Rounds a dragged value to what the field can show. */
export function stepped(value: number, { factor = 1, digits = 2, integer = false }: Scale): number {
  if (integer) return Math.round(value);
  const places = 10 ** digits;
  return Math.round(value * factor * places) / places / factor;
}

/** "1,5", "−3", "1e-5" → number; null for anything else. */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace('−', '-')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
