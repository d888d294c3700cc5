import { z } from 'zod';
import type { FrameSort } from '../../../shared/domain/dataset/frameFilter.ts';
import { INSERT, lineOf, rowOf } from '../columns/frameRow.ts';
import type { ViewStore } from '../columns/viewStore.ts';
import type { Library } from '../folders/library.ts';
import { type Frame, type NewFrame, StoredFrame, withLivePaths } from '../frame.ts';
import type { Sql } from '../sql.ts';

const Row = StoredFrame.omit({ maskRule: true }).extend({
  maskSkin: StoredFrame.shape.maskRule.shape.skin,
  maskThreshold: z.int(),
  path: z.string(),
  kind: z.enum(['synthetic', 'real']),
  missing: z.int(),
});

const COLUMNS = `f.frame, f.name, f.width, f.height, f.skin_share AS skinShare, f.person_share AS personShare, f.sha256,
  f.group_name AS "group", f.subset, f.split, f.image, f.skin, f.person, f.parts,
  f.mask_skin AS maskSkin, f.mask_threshold AS maskThreshold, d.path, d.kind, f.missing`;

/** So many frames are named in one query. */
const AT_ONCE = 500;

/** Frames of all datasets. */
export class Frames {
  readonly #sql: Sql;
  readonly #library: Library;

  readonly #views: ViewStore;

  constructor(sql: Sql, library: Library, views: ViewStore) {
    this.#sql = sql;
    this.#library = library;
    this.#views = views;
  }

  /** Adds frames or replaces those of the same numbers, all or none. Paths are below the dataset's folder. */
  add(dataset: string, frames: readonly NewFrame[]): void {
    this.#sql.transaction(() => {
      for (const frame of frames) this.#sql.run(INSERT, rowOf(dataset, frame));
    });
    this.#views.put(dataset, frames.map(lineOf));
  }

  clear(dataset: string): void {
    this.#sql.run('DELETE FROM frames WHERE dataset = @dataset', { dataset });
    // What is left of a sum after as many subtractions is not quite nothing.
    this.#sql.run('UPDATE datasets SET skin_sum = 0 WHERE id = @dataset', { dataset });
    this.#views.drop(dataset);
  }

  /** The dataset is gone, and its frames with it. */
  forget(dataset: string): void {
    this.#views.drop(dataset);
  }

  /** Notes whose files are there and whose are not. */
  setMissing(dataset: string, missing: ReadonlyMap<number, boolean>): void {
    const view = this.#views.held(dataset);
    this.#sql.transaction(() => {
      for (const [frame, value] of missing) {
        const parameters = { dataset, frame, missing: value ? 1 : 0 };
        this.#sql.run('UPDATE frames SET missing = @missing WHERE dataset = @dataset AND frame = @frame', parameters);
      }
    });
    for (const [frame, value] of missing) view?.columns.setMissing(frame, value);
  }

  count(dataset: string): number {
    return this.#sql.get(z.strictObject({ n: z.int() }), 'SELECT frame_count AS n FROM datasets WHERE id = @dataset', { dataset })?.n ?? 0;
  }

  /** Whether an index has this order. */
  canWindow({ by, descending }: FrameSort): boolean {
    return by === 'frame' || (by === 'skinShare' && !descending);
  }

  /** Frames `offset` … `offset + limit − 1` of all in an order that an index has, and how many there are. */
  window(dataset: string, sort: FrameSort, offset: number, limit: number): { total: number; frames: Frame[] } {
    if (!this.canWindow(sort)) throw new Error(`No index has the order by ${sort.by}.`);
    const direction = sort.descending ? ' DESC' : '';
    const keys = (table: string) => (sort.by === 'frame' ? `${table}frame${direction}` : `${table}skin_share, ${table}frame`);
    const rows = this.#sql.all(
      Row,
      `SELECT ${COLUMNS} FROM
         (SELECT id FROM frames WHERE dataset = @dataset ORDER BY ${keys('')} LIMIT @limit OFFSET @offset) AS w
         JOIN frames AS f ON f.id = w.id JOIN datasets AS d ON d.id = f.dataset
       ORDER BY ${keys('f.')}`,
      { dataset, limit, offset },
    );
    return { total: this.count(dataset), frames: rows.map((row, position) => this.#frameOf(row, offset + position)) };
  }

  /** Frames by their numbers; those that are not there are left out. */
  numbered(dataset: string, numbers: readonly number[]): Map<number, Frame> {
    const found = new Map<number, Frame>();
    for (let at = 0; at < numbers.length; at += AT_ONCE) {
      const rows = this.#sql.all(
        Row,
        // CROSS JOIN keeps the order: number by number through the index, not the whole dataset against the numbers.
        `SELECT ${COLUMNS} FROM json_each(@numbers) AS n
           CROSS JOIN frames AS f ON f.dataset = @dataset AND f.frame = n.value JOIN datasets AS d ON d.id = f.dataset`,
        { dataset, numbers: JSON.stringify(numbers.slice(at, at + AT_ONCE)) },
      );
      for (const row of rows) found.set(row.frame, this.#frameOf(row, 0));
    }
    return found;
  }

  /** One frame by its number; its index is its position by number. */
  get(dataset: string, frame: number): Frame | null {
    const row = this.#sql.get(
      Row.extend({ before: z.int() }),
      `SELECT ${COLUMNS}, (SELECT count(*) FROM frames WHERE dataset = @dataset AND frame < @frame) AS before
       FROM frames AS f JOIN datasets AS d ON d.id = f.dataset WHERE f.dataset = @dataset AND f.frame = @frame`,
      { dataset, frame },
    );
    if (row === null) return null;
    const { before, ...rest } = row;
    return this.#frameOf(rest, before);
  }

  /** Any frame whose image has these pixels; for a thumbnail that has to be made again. */
  byContent(sha256: string): Frame | null {
    const row = this.#sql.get(
      Row,
      `SELECT ${COLUMNS} FROM frames AS f JOIN datasets AS d ON d.id = f.dataset WHERE f.sha256 = @sha256 LIMIT 1`,
      { sha256 },
    );
    return row === null ? null : this.#frameOf(row, 0);
  }

  #frameOf({ maskSkin, maskThreshold, path, kind, missing, ...frame }: z.infer<typeof Row>, index: number): Frame {
    const stored = { ...frame, maskRule: { skin: maskSkin, threshold: maskThreshold } };
    return { ...withLivePaths(this.#library.fromStored(path), stored), index, kind, missing: missing === 1 };
  }
}
