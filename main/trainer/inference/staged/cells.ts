/** Pixels `start` … `end` (exclusive) of an axis. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A part of a level that is computed at once: `cell` counts, `region` is what its result depends on. All even. */
export interface CellPlace {
  readonly rows: { readonly cell: Range; readonly region: Range };
  readonly columns: { readonly cell: Range; readonly region: Range };
}

/** Below this a cell is not cut further, in pixels of its level. */
const LEAST_SIDE = 32;

/** Cuts a level of even sides into even cells, whose regions reach `halo` further (to the level's edges at most) and hold `most` pixels. */
export function cellsOf({ width, height }: { width: number; height: number }, halo: number, most: number): CellPlace[] {
  const reach = 2 * Math.ceil(halo / 2);
  const side = Math.max(LEAST_SIDE, Math.floor(Math.sqrt(most)) - 2 * reach);
  const columns = along(width, side, reach);
  return along(height, side, reach).flatMap((rows) => columns.map((column) => ({ rows, columns: column })));
}

function along(length: number, side: number, reach: number): CellPlace['rows'][] {
  const count = Math.ceil(length / side);
  const at = (k: number) => 2 * Math.floor((k * length) / count / 2);
  return Array.from({ length: count }, (_, k) => {
    const cell = { start: at(k), end: k === count - 1 ? length : at(k + 1) };
    return { cell, region: { start: Math.max(0, cell.start - reach), end: Math.min(length, cell.end + reach) } };
  });
}
