import { z } from 'zod';
import type { Library } from '../folders/library.ts';
import type { Sql } from '../sql.ts';

/** Exported models of runs. */
export class Models {
  readonly #sql: Sql;
  readonly #library: Library;

  constructor(sql: Sql, library: Library) {
    this.#sql = sql;
    this.#library = library;
  }

  put(run: string, path: string): void {
    this.#sql.run('INSERT OR REPLACE INTO models (path, run) VALUES (@path, @run)', { path: this.#library.toStored(path), run });
  }

  /** Path of a run's model, null before it is exported. */
  of(run: string): string | null {
    const row = this.#sql.get(z.strictObject({ path: z.string() }), 'SELECT path FROM models WHERE run = @run', { run });
    return row === null ? null : this.#library.fromStored(row.path);
  }
}
