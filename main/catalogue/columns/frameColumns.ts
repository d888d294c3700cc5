import type { NumberProperty, WordProperty } from '../../../shared/domain/dataset/frameProperties.ts';
import { Gaps } from './gaps.ts';
import { NUMBERS, WORDS } from './propertyColumns.ts';
import { Words } from './words.ts';

/** One frame's line: what columns are made of. NaN and null are "not known". */
export interface FrameLine {
  readonly frame: number;
  readonly name: string;
  /** In the order of `NUMBERS` and of `WORDS`. */
  readonly numbers: readonly number[];
  readonly words: readonly (string | null)[];
  readonly backgrounds: readonly string[];
  readonly missing: boolean;
}

/** A column of words. */
class WordColumn {
  readonly words = new Words();
  codes: Uint32Array = new Uint32Array(0);
}

const FIRST_CAPACITY = 1024;

/**
 * The properties of one dataset's frames as columns in memory, in the order of frame numbers: what SQLite would read row by
 * row for every filter and histogram, typed arrays walk through in a few milliseconds for 100,000 frames (about 200 bytes
 * each).
 */
export class FrameColumns {
  /** Counts up with every change: what was derived from an earlier one is worthless. */
  version = 0;
  size = 0;
  readonly names: string[] = [];
  /** Asset ids, and the codes of those in each row. */
  readonly assets = new Words();
  readonly backgrounds: (readonly number[])[] = [];
  #capacity = 0;
  #frames = new Int32Array(0);
  #missing = new Uint8Array(0);
  readonly #numbers = new Map<NumberProperty, Float64Array>();
  readonly #words = new Map<WordProperty, WordColumn>();

  constructor(capacity = FIRST_CAPACITY) {
    for (const property of WORDS) this.#words.set(property, new WordColumn());
    this.#grow(Math.max(FIRST_CAPACITY, capacity));
  }

  get frames(): Int32Array {
    return this.#frames.subarray(0, this.size);
  }

  get missing(): Uint8Array {
    return this.#missing.subarray(0, this.size);
  }

  numbers(property: NumberProperty): Float64Array {
    return (this.#numbers.get(property) ?? new Float64Array(0)).subarray(0, this.size);
  }

  words(property: WordProperty): { readonly codes: Uint32Array; readonly known: readonly string[]; find(word: string): number } {
    const column = this.#words.get(property) ?? new WordColumn();
    const { known } = column.words;
    return { codes: column.codes.subarray(0, this.size), known, find: (word) => column.words.find(word) };
  }

  /** The row of a frame by its number; −1 when there is none. */
  rowOf(frame: number): number {
    const row = this.#rowFrom(frame);
    return row < this.size && this.#frames[row] === frame ? row : -1;
  }

  /** Appends a frame whose number is higher than all. */
  append(line: FrameLine): void {
    if (this.size === this.#capacity) this.#grow(2 * this.#capacity);
    this.names.push(line.name);
    this.backgrounds.push([]);
    this.#write(this.size++, line);
    this.version++;
  }

  /**
   * Takes up frames in whatever order they were made: new ones come between the others by their number, or replace the frame of
   * the same number; of two of one number the later counts. A few late ones cost a move of the rows behind them.
   * @returns how rows of before moved, null when none did
   */
  merge(lines: Iterable<FrameLine>): Gaps | null {
    const byFrame = new Map<number, FrameLine>();
    for (const line of lines) byFrame.set(line.frame, line);
    const sorted = [...byFrame.values()].sort((a, b) => a.frame - b.frame);
    const highest = this.#frames[this.size - 1] ?? -1;
    const within = sorted.filter(({ frame }) => this.size > 0 && frame <= highest);
    const late = within.filter(({ frame }) => this.rowOf(frame) < 0);
    for (const line of within) if (this.rowOf(line.frame) >= 0) this.#write(this.rowOf(line.frame), line);
    const gaps = new Gaps(late.map(({ frame }) => this.#rowFrom(frame)));
    if (late.length > 0) this.#insert(late, gaps);
    for (const line of sorted.slice(within.length)) this.append(line);
    this.version++;
    return late.length === 0 ? null : gaps;
  }

  #insert(late: readonly FrameLine[], gaps: Gaps): void {
    while (this.size + late.length > this.#capacity) this.#grow(2 * this.#capacity);
    for (const column of this.#columns()) gaps.open(column, this.size);
    gaps.fill(
      this.names,
      late.map(({ name }) => name),
    );
    gaps.fill(
      this.backgrounds,
      late.map(() => []),
    );
    this.size += late.length;
    for (const [at, row] of gaps.rows().entries()) {
      const line = late[at];
      if (line !== undefined) this.#write(row, line);
    }
  }

  /** The first row whose number is not lower. */
  #rowFrom(frame: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#frames[middle] ?? 0) < frame) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #write(row: number, line: FrameLine): void {
    this.#frames[row] = line.frame;
    this.#missing[row] = line.missing ? 1 : 0;
    this.names[row] = line.name;
    for (const [at, property] of NUMBERS.entries()) {
      const column = this.#numbers.get(property);
      if (column) column[row] = line.numbers[at] ?? Number.NaN;
    }
    for (const [at, property] of WORDS.entries()) {
      const column = this.#words.get(property);
      if (column) column.codes[row] = column.words.codeOf(line.words[at] ?? null);
    }
    this.backgrounds[row] = line.backgrounds.map((asset) => this.assets.codeOf(asset));
  }

  *#columns(): Generator<Int32Array | Uint8Array | Uint32Array | Float64Array> {
    yield this.#frames;
    yield this.#missing;
    yield* this.#numbers.values();
    for (const { codes } of this.#words.values()) yield codes;
  }

  setMissing(frame: number, missing: boolean): void {
    const row = this.rowOf(frame);
    if (row < 0 || this.#missing[row] === Number(missing)) return;
    this.#missing[row] = Number(missing);
    this.version++;
  }

  #grow(capacity: number): void {
    const larger = <Kind extends Int32Array | Uint8Array | Uint32Array | Float64Array>(made: Kind, old: Kind): Kind => {
      made.set(old);
      return made;
    };
    this.#frames = larger(new Int32Array(capacity), this.#frames);
    this.#missing = larger(new Uint8Array(capacity), this.#missing);
    for (const property of NUMBERS) {
      this.#numbers.set(property, larger(new Float64Array(capacity), this.#numbers.get(property) ?? new Float64Array(0)));
    }
    for (const column of this.#words.values()) column.codes = larger(new Uint32Array(capacity), column.codes);
    this.#capacity = capacity;
  }
}
