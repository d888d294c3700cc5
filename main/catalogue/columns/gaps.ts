/** Rows that come between rows which are there already. `places` are rows of before, ascending, in front of which one is put each. */
export class Gaps {
  readonly #places: readonly number[];

  constructor(places: readonly number[]) {
    this.#places = places;
  }

  get count(): number {
    return this.#places.length;
  }

  /** Where a row of before stands now. */
  moved(row: number): number {
    let [low, high] = [0, this.#places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    return row + low;
  }

  /** Rows of now that are new, ascending. */
  rows(): number[] {
    return this.#places.map((place, at) => place + at);
  }

  /** Opens the gaps in the first `size` rows of a column that has room for them. From the end, so that nothing is overwritten. */
  open(column: Int32Array | Uint8Array | Uint32Array | Float64Array, size: number): void {
    let end = size;
    for (let at = this.#places.length - 1; at >= 0; at--) {
      const place = this.#places[at] ?? 0;
      column.copyWithin(place + at + 1, place, end);
      end = place;
    }
  }

  /** Puts `values` into the gaps of a list. */
  fill<Value>(list: Value[], values: readonly Value[]): void {
    const first = this.#places[0] ?? list.length;
    let filled = 0;
    const fillUpTo = (place: number) => {
      const from = filled;
      while ((this.#places[filled] ?? Number.POSITIVE_INFINITY) <= place) filled++;
      if (filled > from) list.push(...values.slice(from, filled));
    };
    for (const [index, value] of list.splice(first).entries()) {
      fillUpTo(first + index);
      list.push(value);
    }
    fillUpTo(Number.MAX_SAFE_INTEGER);
  }
}
