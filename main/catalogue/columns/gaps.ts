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

  /** A list with `values` in the gaps. */
  fill<Value>(list: Value[], values: readonly Value[]): void {
    const first = this.#places[0];
    if (first === undefined) return;
    const tail = list.splice(first);
    let taken = 0;
    this.#places.forEach((place, at) => {
      while (first + taken < place) list.push(...tail.slice(taken, ++taken));
      list.push(...values.slice(at, at + 1));
    });
    for (const value of tail.slice(taken)) list.push(value);
  }
}
