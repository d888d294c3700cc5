import type { Facets, NumberFacet, WordFacet } from '../../../shared/contract/frameQueries.ts';
import { NumberProperty, WordProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import { type Bins, binsOf } from './bins.ts';
import type { FrameColumns } from './frameColumns.ts';
import { type Matching, matchedWithout } from './matching.ts';
import type { SplitMarks } from './splitMarks.ts';
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

interface WordCounts {
  readonly all: Uint32Array;
  /** Codes of the most frequent ones. */
  readonly shown: readonly number[];
}

/** Histograms of one dataset; what does not depend on a filter is kept until the columns change. */
export class FacetCounter {
  readonly #columns: FrameColumns;
  #version = -1;
  readonly #binned = new Map<NumberProperty, Binned | null>();
  readonly #words = new Map<WordProperty, WordCounts>();

  constructor(columns: FrameColumns) {
    this.#columns = columns;
  }

  count(matching: Matching, tags: TagMarks, splits: SplitMarks): Facets {
    if (this.#version !== this.#columns.version) {
      this.#version = this.#columns.version;
      this.#binned.clear();
      this.#words.clear();
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
      splits: splits.names().map((name) => ({ name, values: splits.counts(name, size, matchedWithout(matching, `split ${name}`)) })),
    };
  }

  #number(property: NumberProperty, matching: Matching): NumberFacet[] {
    const binned = this.#binnedOf(property);
    if (binned === null) return [];
    const { bins, places, all } = binned;
    const rows = matchedWithout(matching, property);
    const found = rows.length === places.length ? all : [...counted(rows, places, bins.count + 1)];
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
      const places = Uint8Array.from(values, bins.placeOf);
      made = { bins, places, all: [...counted(null, places, bins.count + 1)] };
    }
    this.#binned.set(property, made);
    return made;
  }

  #word(property: WordProperty, matching: Matching): WordFacet[] {
    const { codes, known } = this.#columns.words(property);
    if (known.length === 0) return [];
    const { all, shown } = this.#wordsOf(property);
    const rows = matchedWithout(matching, property);
    const found = rows.length === codes.length ? all : counted(rows, codes, known.length + 1);
    const values = shown.map((code) => ({
      value: code === 0 ? null : (known[code - 1] ?? null),
      all: all[code] ?? 0,
      matching: found[code] ?? 0,
    }));
    return [{ property, distinct: known.length, values }];
  }

  /** Frames by word, and the words that are told: there may be as many subjects as frames. */
  #wordsOf(property: WordProperty): WordCounts {
    const there = this.#words.get(property);
    if (there !== undefined) return there;
    const { codes, known } = this.#columns.words(property);
    const all = counted(null, codes, known.length + 1);
    const present = Array.from(all, (count, code) => ({ code, all: count })).filter((one) => one.all > 0);
    const made = { all, shown: mostFrequent(present).map(({ code }) => code) };
    this.#words.set(property, made);
    return made;
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

/** How often each place occurs among the rows; among all without rows. */
function counted(rows: Int32Array | null, places: Uint8Array | Uint32Array, kinds: number): Uint32Array {
  const counts = new Uint32Array(kinds);
  const size = rows?.length ?? places.length;
  for (let at = 0; at < size; at++) {
    const place = places[rows === null ? at : (rows[at] ?? 0)] ?? 0;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
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
