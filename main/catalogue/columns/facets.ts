import type { Facets, NumberFacet, WordFacet } from '../../../shared/contract/frameQueries.ts';
import { NumberProperty, WordProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import { type Bins, binsOf } from './bins.ts';
import type { FrameColumns } from './frameColumns.ts';
import { type Matching, matchedWithout } from './matching.ts';
import type { TagMarks } from './tagMarks.ts';

/** So many words of a property are told, the most frequent ones. */
const MOST_WORDS = 24;

/** What a histogram needs that does not depend on a filter. */
interface Binned {
  readonly bins: Bins;
  /** Bin of each row; the one after the last for "not known". */
  readonly places: Uint8Array;
  readonly all: readonly number[];
}

/** Histograms of one dataset; what does not depend on a filter is kept until the columns change. */
export class FacetCounter {
  readonly #columns: FrameColumns;
  #version = -1;
  readonly #binned = new Map<NumberProperty, Binned | null>();

  constructor(columns: FrameColumns) {
    this.#columns = columns;
  }

  count(matching: Matching, tags: TagMarks): Facets {
    if (this.#version !== this.#columns.version) {
      this.#version = this.#columns.version;
      this.#binned.clear();
    }
    const { size } = this.#columns;
    let missing = 0;
    for (const flag of this.#columns.missing) missing += flag;
    return {
      total: size,
      matching: matching.rows.length,
      missing,
      numbers: NumberProperty.options.flatMap((property) => this.#number(property, matching)),
      words: WordProperty.options.flatMap((property) => this.#word(property, matching)),
      backgrounds: this.#backgrounds(matching),
      tags: tagCounts(matching, tags),
    };
  }

  #number(property: NumberProperty, matching: Matching): NumberFacet[] {
    const binned = this.#binnedOf(property);
    if (binned === null) return [];
    const { bins, places, all } = binned;
    const counts = new Uint32Array(bins.count + 1);
    for (const row of matchedWithout(matching, property)) {
      const place = places[row] ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    const found = [...counts];
    const unknown = { all: all[bins.count] ?? 0, matching: found[bins.count] ?? 0 };
    const { min, max } = bins;
    return [{ property, min, max, all: all.slice(0, bins.count), matching: found.slice(0, bins.count), unknown }];
  }

  #binnedOf(property: NumberProperty): Binned | null {
    const there = this.#binned.get(property);
    if (there !== undefined) return there;
    const values = this.#columns.numbers(property);
    const bins = binsOf(property, values);
    let made: Binned | null = null;
    if (bins !== null) {
      const all = new Uint32Array(bins.count + 1);
      const places = new Uint8Array(values.length);
      for (let row = 0; row < values.length; row++) {
        const place = bins.placeOf(values[row] ?? Number.NaN);
        places[row] = place;
        all[place] = (all[place] ?? 0) + 1;
      }
      made = { bins, places, all: [...all] };
    }
    this.#binned.set(property, made);
    return made;
  }

  #word(property: WordProperty, matching: Matching): WordFacet[] {
    const { codes, known } = this.#columns.words(property);
    const all = new Uint32Array(known.length + 1);
    const found = new Uint32Array(known.length + 1);
    if (known.length === 0) return [];
    for (const code of codes) all[code] = (all[code] ?? 0) + 1;
    for (const row of matchedWithout(matching, property)) {
      const code = codes[row] ?? 0;
      found[code] = (found[code] ?? 0) + 1;
    }
    const values = [null, ...known].map((value, code) => ({ value, all: all[code] ?? 0, matching: found[code] ?? 0 }));
    const present = values.filter(({ all: count }) => count > 0);
    return [{ property, distinct: known.length, values: mostFrequent(present) }];
  }

  #backgrounds(matching: Matching): Facets['backgrounds'] {
    const matches = marks(this.#columns.size, matchedWithout(matching, 'backgrounds'));
    const ids = [...this.#columns.backgrounds].map(([value, rows]) => ({ value, rows }));
    const most = mostFrequent(ids.map(({ value, rows }) => ({ value, rows, all: rows.length })));
    return {
      distinct: ids.length,
      values: most.map(({ value, rows, all }) => ({ value, all, matching: rows.filter((row) => matches[row] === 1).length })),
    };
  }
}

function tagCounts(matching: Matching, tags: TagMarks): Facets['tags'] {
  const matches = marks(matching.broken.length, matchedWithout(matching, 'tags'));
  return tags.names().map((value) => {
    const rows = [...tags.rows(value)];
    return { value, all: rows.length, matching: rows.filter((row) => matches[row] === 1).length };
  });
}

function marks(size: number, rows: Int32Array): Uint8Array {
  const marked = new Uint8Array(size);
  for (const row of rows) marked[row] = 1;
  return marked;
}

function mostFrequent<Counted extends { readonly all: number }>(values: readonly Counted[]): Counted[] {
  return [...values].sort((a, b) => b.all - a.all).slice(0, MOST_WORDS);
}
