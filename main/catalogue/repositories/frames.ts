import { z } from 'zod';
import type { FrameOrder } from '../../../shared/contract/datasets.ts';
import type { Library } from '../folders/library.ts';
import { type Frame, StoredFrame, withLivePaths } from '../frame.ts';
import type { Sql } from '../sql.ts';

const Row = StoredFrame.omit({ maskRule: true }).extend({
  maskSkin: StoredFrame.shape.maskRule.shape.skin,
  maskThreshold: z.int(),
  path: z.string(),
  kind: z.enum(['synthetic', 'real']),
});

const COLUMNS = `f.frame, f.name, f.width, f.height, f.skin_share AS skinShare, f.person_share AS personShare, f.sha256,
  f.group_name AS "group", f.subset, f.split, f.image, f.skin, f.person, f.parts,
  f.mask_skin AS maskSkin, f.mask_threshold AS maskThreshold, d.path, d.kind`;

/** Both directions of an index. The second key makes the order of equal shares the same on every call. */
const ORDERS = {
  frame: 'frame',
  skinShare: 'skin_share, frame',
  skinShareDescending: 'skin_share DESC, frame DESC',
} as const satisfies Record<z.infer<typeof FrameOrder>, string>;

export type Order = keyof typeof ORDERS;

/** Frames of all datasets. */
export class Frames {
  readonly #sql: Sql;
  readonly #library: Library;

  constructor(sql: Sql, library: Library) {
    this.#sql = sql;
    this.#library = library;
  }

  /** Adds frames or replaces those of the same numbers, all or none. Paths are below the dataset's folder. */
  add(dataset: string, frames: readonly StoredFrame[]): void {
    this.#sql.transaction(() => {
      for (const { maskRule, ...frame } of frames) {
        this.#sql.run(
          `INSERT OR REPLACE INTO frames (dataset, frame, name, width, height, skin_share, person_share, sha256, group_name,
             subset, split, image, skin, person, parts, mask_skin, mask_threshold)
           VALUES (@dataset, @frame, @name, @width, @height, @skinShare, @personShare, @sha256, @group,
             @subset, @split, @image, @skin, @person, @parts, @maskSkin, @maskThreshold)`,
          { ...frame, dataset, maskSkin: maskRule.skin, maskThreshold: maskRule.threshold },
        );
      }
    });
  }

  clear(dataset: string): void {
    this.#sql.run('DELETE FROM frames WHERE dataset = @dataset', { dataset });
  }

  count(dataset: string): number {
    return this.#sql.get(z.strictObject({ n: z.int() }), 'SELECT count(*) AS n FROM frames WHERE dataset = @dataset', { dataset })?.n ?? 0;
  }

  /** Frames `offset` … `offset + limit − 1` of an order, and how many there are in all. */
  window(dataset: string, order: Order, offset: number, limit: number): { total: number; frames: Frame[] } {
    const rows = this.#sql.all(
      Row,
      `SELECT ${COLUMNS} FROM
         (SELECT id FROM frames WHERE dataset = @dataset ORDER BY ${ORDERS[order]} LIMIT @limit OFFSET @offset) AS w
         JOIN frames AS f ON f.id = w.id JOIN datasets AS d ON d.id = f.dataset
       ORDER BY ${ORDERS[order].replaceAll(/\b(skin_share|frame)\b/g, 'f.$1')}`,
      { dataset, limit, offset },
    );
    return { total: this.count(dataset), frames: rows.map((row, position) => this.#frameOf(row, offset + position)) };
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

  #frameOf({ maskSkin, maskThreshold, path, kind, ...frame }: z.infer<typeof Row>, index: number): Frame {
    const stored = { ...frame, maskRule: { skin: maskSkin, threshold: maskThreshold } };
    return { ...withLivePaths(this.#library.fromStored(path), stored), index, kind };
  }
}
