import { SIDES, type Side } from '../../../shared/domain/dataset/split.ts';
import { readSplits, splitsStamp } from '../folders/splitFiles.ts';

/** The side of a code; 0 stands for frames on no side. */
const SIDE_OF: readonly (Side | null)[] = [null, ...SIDES];

/** On which side of each split of a dataset its rows stand. */
export class SplitMarks {
  /** Counts up whenever sides have changed. */
  version = 0;
  #stamp = '';
  #size = 0;
  #codes = new Map<string, Uint8Array>();

  /**
   * Reads the splits again where their files, or the number of rows, are others than before.
   * @param folder that holds `splits/`
   * @param names of the rows
   */
  async refresh(folder: string, names: readonly string[]): Promise<void> {
    const stamp = await splitsStamp(folder);
    const size = names.length;
    if (stamp === this.#stamp && (size === this.#size || this.#codes.size === 0)) return;
    const splits = stamp === '' ? [] : await readSplits(folder);
    const rows = new Map(splits.length === 0 ? [] : names.map((name, row) => [name, row]));
    const codes = new Map<string, Uint8Array>();
    for (const { name, sides } of splits) {
      const marks = new Uint8Array(size);
      for (const side of SIDES) {
        for (const frame of sides[side]) {
          const row = rows.get(frame);
          if (row !== undefined) marks[row] = codeOf(side);
        }
      }
      codes.set(name, marks);
    }
    this.#codes = codes;
    this.#stamp = stamp;
    this.#size = size;
    this.version++;
  }

  names(): string[] {
    return [...this.#codes.keys()];
  }

  /** Codes of the rows; of a split that is not there, no row is on a side. */
  codes(split: string): Uint8Array {
    return this.#codes.get(split) ?? new Uint8Array(0);
  }

  /** Frames by side: all of them, and those among `rows`. */
  counts(split: string, size: number, rows: Int32Array): { value: Side | null; all: number; matching: number }[] {
    const codes = this.codes(split);
    const counted = SIDE_OF.map((value) => ({ value, all: 0, matching: 0 }));
    for (let row = 0; row < size; row++) {
      const one = counted[codes[row] ?? 0];
      if (one !== undefined) one.all++;
    }
    for (const row of rows) {
      const one = counted[codes[row] ?? 0];
      if (one !== undefined) one.matching++;
    }
    const [none, ...sides] = counted;
    return [...sides, ...(none === undefined || none.all === 0 ? [] : [none])];
  }
}

export function codeOf(side: Side | null): number {
  return SIDE_OF.indexOf(side);
}
