import type { Facets, NumberFacet, WordFacet } from '../../../shared/contract/frameQueries.ts';
import { NumberProperty, WordProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import { type Bins, binsOf } from './bins.ts';
import { counted, countedLists } from './counted.ts';
import type { FrameColumns } from './frameColumns.ts';
import { type Matching, matchedWithout } from './matching.ts';
import type { SplitMarks } from './splitMarks.ts';
import type { TagMarks } from './tagMarks.ts';

/** So many words of a property are told, the most frequent ones. */
const MOST_WORDS = 24;

/** What a histogram needs that does not depend on a filter. */
interface Binned {
  readonly bins: Bins;
  /** Frames by bin; those that are not known stand behind the last. */
  readonly all: readonly number[];
}

interface WordCounts {
  readonly all: Uint32Array;
  /** Words that some row has, and the codes of the most frequent ones. */
  readonly distinct: number;
  readonly shown: readonly number[];
}

/** Histograms of one dataset; what does not depend on a filter is kept until the columns change. */
export class FacetCounter {
  readonly #columns: FrameColumns;
  #version = -1;
  readonly #binned = new Map<NumberProperty, Binned | null>();
  readonly #words = new Map<WordProperty, WordCounts>();
  #assets: WordCounts | null = null;
  #missing = 0;

  constructor(columns: FrameColumns) {
    this.#columns = columns;
  }

  count(matching: Matching, tags: TagMarks, splits: SplitMarks): Facets {
    if (this.#version !== this.#columns.version) {
      this.#version = this.#columns.version;
      this.#binned.clear();
      this.#words.clear();
      this.#assets = null;
      this.#missing = counted(null, this.#columns.missing, 2)[1] ?? 0;
    }
    const { size } = this.#columns;
    return {
      total: size,
      matching: matching.rows.length,
      missing: this.#missing,
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
    const { bins, all } = binned;
    const { places } = bins;
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
    const made = bins === null ? null : { bins, all: [...counted(null, bins.places, bins.count + 1)] };
    this.#binned.set(property, made);
    return made;
  }

  #word(property: WordProperty, matching: Matching): WordFacet[] {
    const { codes, known } = this.#columns.words(property);
    if (known.length === 0) return [];
    const { all, shown, distinct } = this.#wordsOf(property);
    const rows = matchedWithout(matching, property);
    const found = rows.length === codes.length ? all : counted(rows, codes, known.length + 1);
    const values = shown.map((code) => ({
      value: code === 0 ? null : (known[code - 1] ?? null),
      all: all[code] ?? 0,
      matching: found[code] ?? 0,
    }));
    return [{ property, distinct, values }];
  }

  /** Frames by word, and the words that are told: there may be as many subjects as frames. */
  #wordsOf(property: WordProperty): WordCounts {
    const there = this.#words.get(property);
    if (there !== undefined) return there;
    const { codes, known } = this.#columns.words(property);
    const made = mostFrequent(counted(null, codes, known.length + 1), known, 0);
    this.#words.set(property, made);
    return made;
  }

  #backgrounds(matching: Matching): Facets['backgrounds'] {
    const { assets, backgrounds } = this.#columns;
    const kinds = assets.known.length + 1;
    this.#assets ??= mostFrequent(countedLists(null, backgrounds, kinds), assets.known, 1);
    const { all, shown, distinct } = this.#assets;
    const rows = matchedWithout(matching, 'backgrounds');
    const found = rows.length === backgrounds.length ? all : countedLists(rows, backgrounds, kinds);
    const values = shown.map((code) => ({ value: assets.known[code - 1] ?? '', all: all[code] ?? 0, matching: found[code] ?? 0 }));
    return { distinct, values };
  }
}

function tagCounts(matching: Matching, tags: TagMarks): Facets['tags'] {
  const names = tags.names();
  if (names.length === 0) return [];
  const matches = new Uint8Array(matching.broken.length);
  for (const row of matchedWithout(matching, 'tags')) matches[row] = 1;
  return names.map((value) => {
    const rows = tags.rows(value);
    let found = 0;
    for (const row of rows) found += matches[row] ?? 0;
    return { value, all: rows.size, matching: found };
  });
}

/**
 * The most frequent words; of equally frequent ones the first by name, whatever the order in which frames came. Goes through all
 * once: there may be as many subjects as frames.
 * @param from the first code that counts as a word
 */
function mostFrequent(all: Uint32Array, known: readonly string[], from: number): WordCounts {
  const isBefore = (code: number, other: number) => {
    const more = (all[code] ?? 0) - (all[other] ?? 0);
    return more === 0 ? (known[code - 1] ?? '') < (known[other - 1] ?? '') : more > 0;
  };
  const shown: number[] = [];
  let distinct = 0;
  for (let code = from; code < all.length; code++) {
    if (all[code] === 0) continue;
    if (code > 0) distinct++;
    const last = shown.at(-1);
    if (shown.length === MOST_WORDS && last !== undefined && !isBefore(code, last)) continue;
    const place = shown.findIndex((other) => isBefore(code, other));
    shown.splice(place < 0 ? shown.length : place, 0, code);
    if (shown.length > MOST_WORDS) shown.pop();
  }
  return { all, distinct, shown };
}
