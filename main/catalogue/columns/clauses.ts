import type { FrameFilter } from '../../../shared/domain/dataset/frameFilter.ts';
import { NumberProperty, WordProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import type { FrameColumns } from './frameColumns.ts';
import { codeOf, type SplitMarks } from './splitMarks.ts';
import type { TagMarks } from './tagMarks.ts';

/** What a condition narrows: a property, the tags, the backgrounds, or nothing that has a histogram. */
export type Narrowed = NumberProperty | WordProperty | 'tags' | 'backgrounds' | `split ${string}` | null;

/** One condition of a filter. */
export interface Clause {
  readonly on: Narrowed;
  /** Sets the bit in every row for which the condition does not hold. A loop of its own for each kind: a call per row is slow. */
  readonly refuse: (broken: Uint32Array, bit: number) => void;
}

/** The conditions that all have to hold. */
export function clausesOf(filter: FrameFilter, columns: FrameColumns, tags: TagMarks, splits: SplitMarks): Clause[] {
  return [
    ...ranges(filter, columns),
    ...words(filter, columns),
    ...lists(filter, columns),
    ...tagClauses(filter, columns, tags),
    ...splitClauses(filter, columns, splits),
  ];
}

function ranges(filter: FrameFilter, columns: FrameColumns): Clause[] {
  return NumberProperty.options.flatMap((on): Clause[] => {
    const range = filter.ranges[on];
    if (range === undefined || (range.min === null && range.max === null)) return [];
    const values = columns.numbers(on);
    const min = range.min ?? Number.NEGATIVE_INFINITY;
    const max = range.max ?? Number.POSITIVE_INFINITY;
    const refuse: Clause['refuse'] = (broken, bit) => {
      for (let row = 0; row < values.length; row++) {
        const value = values[row] ?? Number.NaN;
        if (!(value >= min && value <= max)) broken[row] = (broken[row] ?? 0) | bit;
      }
    };
    return [{ on, refuse }];
  });
}

function words(filter: FrameFilter, columns: FrameColumns): Clause[] {
  return WordProperty.options.flatMap((on): Clause[] => {
    const wanted = filter.words[on];
    if (wanted === undefined) return [];
    const { codes, known, find } = columns.words(on);
    const allowed = new Uint8Array(known.length + 1);
    for (const word of wanted) {
      if (word === null) allowed[0] = 1;
      else if (find(word) > 0) allowed[find(word)] = 1;
    }
    return [{ on, refuse: outside(codes, allowed) }];
  });
}

function lists(filter: FrameFilter, columns: FrameColumns): Clause[] {
  const { backgrounds, text, missing, frames, except } = filter;
  const clauses: Clause[] = [];
  if (backgrounds.length > 0) {
    const wanted = new Set(backgrounds.map((asset) => columns.assets.find(asset)));
    clauses.push({ on: 'backgrounds', refuse: unless((row) => columns.backgrounds[row]?.some((asset) => wanted.has(asset)) === true) });
  }
  if (text !== '') {
    const part = text.toLowerCase();
    clauses.push({ on: null, refuse: unless((row) => columns.names[row]?.toLowerCase().includes(part) === true) });
  }
  if (missing !== null) clauses.push({ on: null, refuse: outside(columns.missing, Uint8Array.of(missing ? 0 : 1, missing ? 1 : 0)) });
  if (frames !== null) clauses.push({ on: null, refuse: outside(among(frames, columns), Uint8Array.of(0, 1)) });
  if (except.length > 0) clauses.push({ on: null, refuse: outside(among(except, columns), Uint8Array.of(1, 0)) });
  return clauses;
}

/** 1 in the rows of these frames. */
function among(numbers: readonly number[], columns: FrameColumns): Uint8Array {
  const marks = new Uint8Array(columns.size);
  for (const number of numbers) {
    const row = columns.rowOf(number);
    if (row >= 0) marks[row] = 1;
  }
  return marks;
}

function tagClauses({ tags: { with: all, without: none } }: FrameFilter, { size }: FrameColumns, tags: TagMarks): Clause[] {
  const clause = (tag: string, allowed: Uint8Array): Clause => {
    const marks = new Uint8Array(size);
    for (const row of tags.rows(tag)) marks[row] = 1;
    return { on: 'tags', refuse: outside(marks, allowed) };
  };
  return [...all.map((tag) => clause(tag, Uint8Array.of(0, 1))), ...none.map((tag) => clause(tag, Uint8Array.of(1, 0)))];
}

function splitClauses({ splits: wanted }: FrameFilter, { size }: FrameColumns, splits: SplitMarks): Clause[] {
  return Object.entries(wanted).map(([name, sides]): Clause => {
    const allowed = new Uint8Array(SIDE_CODES);
    for (const side of sides) allowed[codeOf(side)] = 1;
    // Of a split that is not there, no row is on a side.
    return { on: `split ${name}`, refuse: outside(splits.codes(name) ?? new Uint8Array(size), allowed) };
  });
}

/** Codes of sides are below this. */
const SIDE_CODES = 8;

/** Refuses rows whose code is not allowed. */
function outside(codes: Uint8Array | Uint32Array, allowed: Uint8Array): Clause['refuse'] {
  return (broken, bit) => {
    for (let row = 0; row < codes.length; row++) {
      if (allowed[codes[row] ?? 0] !== 1) broken[row] = (broken[row] ?? 0) | bit;
    }
  };
}

function unless(holds: (row: number) => boolean): Clause['refuse'] {
  return (broken, bit) => {
    for (let row = 0; row < broken.length; row++) if (!holds(row)) broken[row] = (broken[row] ?? 0) | bit;
  };
}
