import { type FrameFilter, type FrameSort, isEverything } from '../../../shared/domain/dataset/frameFilter.ts';
import { NumberProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import { turn } from '../../system/turns.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { FacetCounter } from './facets.ts';
import type { FrameColumns, FrameLine } from './frameColumns.ts';
import { type Matching, matched } from './matching.ts';
import { ranked, reversed } from './rank.ts';
import { Recent } from './recent.ts';
import { SplitMarks } from './splitMarks.ts';
import type { TagMarks } from './tagMarks.ts';

/** So many answers to filters are remembered: scrolling and histograms ask for the same one again and again. */
const REMEMBERED = 8;
/** By every property: a million bytes each for 250,000 frames. */
const ORDERS = NumberProperty.options.length;
const EVERYTHING: readonly Clause[] = [];

/** Filters, orders and histograms of one dataset over its columns and tags. */
export class FrameView {
  readonly columns: FrameColumns;
  readonly tags: TagMarks;
  readonly splits = new SplitMarks();
  readonly #facets: FacetCounter;
  readonly #matchings = new Recent<Matching>(REMEMBERED);
  readonly #orders = new Recent<Int32Array>(ORDERS);
  readonly #rows = new Recent<Int32Array>(REMEMBERED);
  #version = '';
  #ordered = -1;
  #tagVersion = 0;

  constructor(columns: FrameColumns, tags: TagMarks) {
    this.columns = columns;
    this.tags = tags;
    this.#facets = new FacetCounter(columns);
  }

  /** Frames that were written, in whatever order. */
  put(lines: readonly FrameLine[]): void {
    const gaps = this.columns.merge(lines);
    this.tags.follow(
      gaps === null ? null : (row) => gaps.moved(row),
      lines.map(({ name, frame }) => ({ name, row: this.columns.rowOf(frame) })),
    );
  }

  matching(filter: FrameFilter): Matching {
    this.#refresh();
    return this.#matchings.get(JSON.stringify(filter), () =>
      matched(this.columns.size, isEverything(filter) ? EVERYTHING : clausesOf(filter, this.columns, this.tags, this.splits)),
    );
  }

  /** Rows that match, in the wanted order. */
  rows(filter: FrameFilter, sort: FrameSort): Int32Array {
    const { by, descending } = sort;
    const { rows, broken } = this.matching(filter);
    if (by === 'frame') return descending ? rows.slice().reverse() : rows;
    return this.#rows.get(`${by} ${descending} ${JSON.stringify(filter)}`, () => {
      const ascending = this.#order(by);
      const order = descending ? reversed(ascending, this.columns.numbers(by)) : ascending;
      return rows.length === order.length ? order : matchingOf(order, broken, rows.length);
    });
  }

  /** Puts the rows into every order that may be asked for, a slice at a time; ends when other rows come. */
  async prepare(): Promise<void> {
    const { version } = this.columns;
    for (const by of NumberProperty.options) {
      await turn();
      if (this.columns.version !== version) return;
      this.#order(by);
    }
  }

  #order(by: NumberProperty): Int32Array {
    this.#refresh();
    return this.#orders.get(by, () => ranked(this.columns.numbers(by)));
  }

  facets(filter: FrameFilter) {
    return this.#facets.count(this.matching(filter), this.tags, this.splits);
  }

  /** Returns the rows that changed. */
  tag(tag: string, rows: Iterable<number>, on: boolean): number[] {
    this.#tagVersion++;
    return this.tags.set(tag, rows, on);
  }

  /** Answers of before a change are worthless. */
  #refresh(): void {
    this.splits.fit(this.columns.names, this.columns.version);
    const version = `${this.columns.version} ${this.#tagVersion} ${this.splits.version}`;
    if (version === this.#version) return;
    this.#version = version;
    this.#matchings.clear();
    this.#rows.clear();
    // Tags and splits change no order.
    if (this.columns.version !== this.#ordered) this.#orders.clear();
    this.#ordered = this.columns.version;
  }
}

/** Those of the rows that match, in their order. */
function matchingOf(order: Int32Array, broken: Uint32Array, count: number): Int32Array {
  const found = new Int32Array(count);
  let at = 0;
  for (let place = 0; place < order.length; place++) {
    const row = order[place] ?? 0;
    if (broken[row] === 0) found[at++] = row;
  }
  return found;
}
