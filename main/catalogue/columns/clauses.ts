import type { FrameFilter } from '../../../shared/domain/dataset/frameFilter.ts';
import { NumberProperty, WordProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import type { FrameColumns } from './frameColumns.ts';
import { codeOf, type SplitMarks } from './splitMarks.ts';
import type { TagMarks } from './tagMarks.ts';

/** One condition of a filter, and what it narrows: a property, the tags, the backgrounds, or nothing that has a histogram. */
export interface Clause {
  readonly on: NumberProperty | WordProperty | 'tags' | 'backgrounds' | `split ${string}` | null;
  readonly holds: (row: number) => boolean;
}

/** The conditions that all have to hold. */
export function clausesOf(filter: FrameFilter, columns: FrameColumns, tags: TagMarks, splits: SplitMarks): Clause[] {
  return [
    ...ranges(filter, columns),
    ...words(filter, columns),
    ...lists(filter, columns),
    ...tagClauses(filter, tags),
    ...splitClauses(filter, splits),
  ];
}

function ranges(filter: FrameFilter, columns: FrameColumns): Clause[] {
  return NumberProperty.options.flatMap((on): Clause[] => {
    const range = filter.ranges[on];
    if (range === undefined || (range.min === null && range.max === null)) return [];
    const values = columns.numbers(on);
    const min = range.min ?? Number.NEGATIVE_INFINITY;
    const max = range.max ?? Number.POSITIVE_INFINITY;
    return [{ on, holds: (row) => (values[row] ?? Number.NaN) >= min && (values[row] ?? Number.NaN) <= max }];
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
    return [{ on, holds: (row) => allowed[codes[row] ?? 0] === 1 }];
  });
}

function lists(filter: FrameFilter, columns: FrameColumns): Clause[] {
  const { backgrounds, text, missing, frames, except } = filter;
  const clauses: Clause[] = [];
  if (backgrounds.length > 0) {
    const marks = new Uint8Array(columns.size);
    for (const asset of backgrounds) for (const row of columns.backgrounds.get(asset) ?? []) marks[row] = 1;
    clauses.push({ on: 'backgrounds', holds: (row) => marks[row] === 1 });
  }
  if (text !== '') {
    const part = text.toLowerCase();
    clauses.push({ on: null, holds: (row) => columns.names[row]?.toLowerCase().includes(part) === true });
  }
  if (missing !== null) {
    const flags = columns.missing;
    clauses.push({ on: null, holds: (row) => (flags[row] === 1) === missing });
  }
  if (frames !== null) clauses.push({ on: null, holds: among(frames, columns) });
  if (except.length > 0) {
    const left = among(except, columns);
    clauses.push({ on: null, holds: (row) => !left(row) });
  }
  return clauses;
}

function among(numbers: readonly number[], columns: FrameColumns): (row: number) => boolean {
  const marks = new Uint8Array(columns.size);
  for (const number of numbers) {
    const row = columns.rowOf(number);
    if (row >= 0) marks[row] = 1;
  }
  return (row) => marks[row] === 1;
}

function tagClauses({ tags: { with: all, without: none } }: FrameFilter, tags: TagMarks): Clause[] {
  return [
    ...all.map((tag): Clause => ({ on: 'tags', holds: (row) => tags.has(tag, row) })),
    ...none.map((tag): Clause => ({ on: 'tags', holds: (row) => !tags.has(tag, row) })),
  ];
}

function splitClauses({ splits: wanted }: FrameFilter, splits: SplitMarks): Clause[] {
  return Object.entries(wanted).map(([name, sides]): Clause => {
    const codes = splits.codes(name);
    const allowed = new Set(sides.map(codeOf));
    return { on: `split ${name}`, holds: (row) => allowed.has(codes[row] ?? 0) };
  });
}
