import type { Clause } from './clauses.ts';

/** What a filter says of the rows. */
export interface Matching {
  /** Rows that match, ascending. */
  readonly rows: Int32Array;
  /** Conditions that do not hold, by row. */
  readonly broken: Uint8Array;
  readonly clauses: readonly Clause[];
}

export function matched(size: number, clauses: readonly Clause[]): Matching {
  const broken = new Uint8Array(size);
  for (const { holds } of clauses) {
    for (let row = 0; row < size; row++) if (!holds(row)) broken[row] = (broken[row] ?? 0) + 1;
  }
  return { rows: rowsWhere(size, (row) => broken[row] === 0), broken, clauses };
}

/** The rows that match all conditions but those on one property: its histogram shows what another choice in it would give. */
export function matchedWithout({ rows, broken, clauses }: Matching, on: Clause['on']): Int32Array {
  const own = clauses.filter((clause) => clause.on === on);
  if (own.length === 0) return rows;
  return rowsWhere(broken.length, (row) => {
    const wrong = broken[row] ?? 0;
    return wrong <= own.length && wrong === own.reduce((sum, { holds }) => sum + (holds(row) ? 0 : 1), 0);
  });
}

function rowsWhere(size: number, holds: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) if (holds(row)) rows[count++] = row;
  return rows.slice(0, count);
}
