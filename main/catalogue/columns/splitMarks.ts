import { type DatasetSplit, SIDES, type Side } from '../../../shared/domain/dataset/split.ts';
import { readSplits, splitsStamp } from '../folders/splitFiles.ts';
import { counted } from './counted.ts';

/** The side of a code; 0 stands for frames on no side. */
const SIDE_OF: readonly (Side | null)[] = [null, ...SIDES];

/** On which side of each split of a dataset its rows stand. */
export class SplitMarks {
  /** Counts up whenever sides have changed. */
  version = 0;
  #stamp = '';
  /** Codes by name, of each split. */
  #sides: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map();
  /** Codes by row, of each split, and what they were made for. */
  #codes: ReadonlyMap<string, Uint8Array> = new Map();
  #fitted = '';

  /** Reads the splits again where their files are others than before. @param folder that holds `splits/` */
  async refresh(folder: string): Promise<void> {
    const stamp = await splitsStamp(folder);
    if (stamp === this.#stamp) return;
    const splits = stamp === '' ? [] : await readSplits(folder);
    const codes = ({ sides }: DatasetSplit) => new Map(SIDES.flatMap((side) => sides[side].map((name) => [name, codeOf(side)] as const)));
    this.#sides = new Map(splits.map((split) => [split.name, codes(split)]));
    this.#stamp = stamp;
    this.version++;
  }

  /** Finds the sides of these rows, unless they are known. @param version of the rows */
  fit(names: readonly string[], version: number): void {
    const wanted = `${version} ${this.version}`;
    if (wanted === this.#fitted) return;
    this.#fitted = wanted;
    const marks = (codes: ReadonlyMap<string, number>) => Uint8Array.from(names, (name) => codes.get(name) ?? 0);
    this.#codes = new Map([...this.#sides].map(([name, codes]) => [name, marks(codes)]));
  }

  names(): string[] {
    return [...this.#codes.keys()];
  }

  /** Codes of the rows; null for a split that is not there. */
  codes(split: string): Uint8Array | null {
    return this.#codes.get(split) ?? null;
  }

  /** Frames by side: all of them, and those among `rows`. */
  counts(split: string, size: number, rows: Int32Array): { value: Side | null; all: number; matching: number }[] {
    const codes = this.codes(split) ?? new Uint8Array(size);
    const all = counted(null, codes, SIDE_OF.length);
    const matching = rows.length === size ? all : counted(rows, codes, SIDE_OF.length);
    const [none, ...sides] = SIDE_OF.map((value, code) => ({ value, all: all[code] ?? 0, matching: matching[code] ?? 0 }));
    return [...sides, ...(none === undefined || none.all === 0 ? [] : [none])];
  }
}

export function codeOf(side: Side | null): number {
  return SIDE_OF.indexOf(side);
}
