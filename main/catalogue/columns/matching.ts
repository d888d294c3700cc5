import type { Clause, Narrowed } from './clauses.ts';

/** What a filter says of the rows. */
export interface Matching {
  /** Rows that match, ascending. */
  readonly rows: Int32Array;
  /** Bits of the conditions that do not hold, by row. */
  readonly broken: Uint32Array;
  /** The bit of what is narrowed: all conditions on one property share one. */
  readonly bits: ReadonlyMap<Narrowed, number>;
}

const BITS = 32;

export function matched(size: number, clauses: readonly Clause[]): Matching {
  const broken = new Uint32Array(size);
  const bits = new Map<Narrowed, number>([[null, 1]]);
  for (const { on, refuse } of clauses) {
    // There are 26 properties, tags and backgrounds; of many splits, those beyond count as narrowing nothing that is shown.
    if (!bits.has(on) && bits.size < BITS) bits.set(on, 2 ** bits.size);
    refuse(broken, bits.get(on) ?? 1);
  }
  return { rows: rowsWithout(broken, ALL), broken, bits };
}

const ALL = 0xffffffff;

/** The rows that match all conditions but those on one property: its histogram shows what another choice in it would give. */
export function matchedWithout({ rows, broken, bits }: Matching, on: Narrowed): Int32Array {
  const own = bits.get(on);
  return own === undefined || on === null ? rows : rowsWithout(broken, ALL - own);
}

/** Rows in which none of these bits is set. */
function rowsWithout(broken: Uint32Array, mask: number): Int32Array {
  const rows = new Int32Array(broken.length);
  let count = 0;
  for (let row = 0; row < broken.length; row++) {
    if (((broken[row] ?? 0) & mask) === 0) rows[count++] = row;
  }
  return rows.slice(0, count);
}
