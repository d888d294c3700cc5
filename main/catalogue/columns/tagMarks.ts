import type { TaggedNames } from '../folders/tagFile.ts';

/** Which rows of a dataset have which tags. */
export class TagMarks {
  readonly #rows = new Map<string, Set<number>>();
  /** Tagged frames that are not there now: kept, as they may come back. */
  readonly #absent = new Map<string, string[]>();

  /** @param names of the rows */
  static from(tagged: TaggedNames, names: readonly string[]): TagMarks {
    const marks = new TagMarks();
    const tags = Object.entries(tagged);
    if (tags.length === 0) return marks;
    const places = new Map(names.map((name, row) => [name, row]));
    for (const [tag, frames] of tags) {
      const rows = frames.flatMap((name) => places.get(name) ?? []);
      if (rows.length > 0) marks.#rows.set(tag, new Set(rows));
      const absent = frames.filter((name) => !places.has(name));
      if (absent.length > 0) marks.#absent.set(tag, absent);
    }
    return marks;
  }

  /** What is written down. */
  toNames(names: readonly string[]): TaggedNames {
    const tags = new Set([...this.#rows.keys(), ...this.#absent.keys()]);
    return Object.fromEntries(
      [...tags].sort().map((tag) => {
        const present = [...this.rows(tag)].sort((a, b) => a - b).flatMap((row) => names[row] ?? []);
        return [tag, [...present, ...(this.#absent.get(tag) ?? [])]];
      }),
    );
  }

  /** Rows have moved, and frames came: some of them may have been tagged when they were there before. */
  follow(moved: ((row: number) => number) | null, came: readonly { readonly name: string; readonly row: number }[]): void {
    if (moved !== null) for (const [tag, rows] of this.#rows) this.#rows.set(tag, new Set(Array.from(rows, moved)));
    if (this.#absent.size === 0) return;
    const places = new Map(came.map(({ name, row }) => [name, row]));
    for (const [tag, names] of this.#absent) {
      const back = names.flatMap((name) => places.get(name) ?? []);
      if (back.length === 0) continue;
      this.set(tag, back, true);
      this.#absent.set(
        tag,
        names.filter((name) => !places.has(name)),
      );
    }
  }

  has(tag: string, row: number): boolean {
    return this.#rows.get(tag)?.has(row) === true;
  }

  /** In alphabetical order. */
  names(): string[] {
    return [...this.#rows.keys()].sort();
  }

  rows(tag: string): ReadonlySet<number> {
    return this.#rows.get(tag) ?? new Set();
  }

  of(row: number): string[] {
    return this.names().filter((tag) => this.has(tag, row));
  }

  /** Returns the rows that changed. A tag that no row has is gone. */
  set(tag: string, rows: Iterable<number>, on: boolean): number[] {
    const marked = this.#rows.get(tag) ?? new Set<number>();
    const changed: number[] = [];
    for (const row of rows) {
      if (marked.has(row) === on) continue;
      changed.push(row);
      if (on) marked.add(row);
      else marked.delete(row);
    }
    if (marked.size === 0) this.#rows.delete(tag);
    else this.#rows.set(tag, marked);
    return changed;
  }
}
