import Database from 'better-sqlite3';
import { z } from 'zod';
import { explained } from './failures.ts';

type Value = string | number | null;
type Parameters = Readonly<Record<string, Value>>;

const BUSY_MILLISECONDS = 5000;

/**
 * The one door to SQLite: statements are prepared once, rows are parsed as they come in, and errors are put into the user's
 * words. Several processes may have one file open (WAL).
 */
export class Sql {
  readonly db: Database.Database;
  readonly #statements = new Map<string, Database.Statement<[Parameters]>>();

  constructor(file: string) {
    try {
      this.db = new Database(file, { timeout: BUSY_MILLISECONDS });
      this.db.pragma('journal_mode = WAL');
      this.db.pragma('synchronous = NORMAL');
      this.db.pragma('foreign_keys = ON');
      // 64 MB instead of 2: the index by content is filled in random order.
      this.db.pragma('cache_size = -65536');
    } catch (error) {
      throw explained(error, file);
    }
  }

  all<Row extends z.ZodType>(row: Row, sql: string, parameters: Parameters = {}): z.output<Row>[] {
    return z.array(row).parse(this.guarded(() => this.#prepared(sql).all(parameters)));
  }

  get<Row extends z.ZodType>(row: Row, sql: string, parameters: Parameters = {}): z.output<Row> | null {
    const found = this.guarded(() => this.#prepared(sql).get(parameters));
    return found === undefined ? null : row.parse(found);
  }

  /** Rows as plain lists of their columns: for callers that read so many that they parse by hand. */
  rows(sql: string, parameters: Parameters = {}): (readonly unknown[])[] {
    const found = this.guarded(() => this.#prepared(sql).raw().all(parameters));
    return found.map((row) => (Array.isArray(row) ? row : []));
  }

  /** Returns how many rows changed. */
  run(sql: string, parameters: Parameters = {}): number {
    return this.guarded(() => this.#prepared(sql).run(parameters).changes);
  }

  /** All of it or nothing. */
  transaction<T>(work: () => T): T {
    return this.guarded(() => this.db.transaction(work).immediate());
  }

  guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explained(error, this.db.name);
    }
  }

  close(): void {
    this.db.close();
  }

  #prepared(sql: string): Database.Statement<[Parameters]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.db.prepare<[Parameters]>(sql);
    this.#statements.set(sql, made);
    return made;
  }
}

/** A column that holds JSON of the given kind. */
export function json<Of extends z.ZodType>(of: Of) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(of);
}
