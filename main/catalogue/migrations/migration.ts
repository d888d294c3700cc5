import type Database from 'better-sqlite3';

/** One step of the database's layout. Never edited once it was released: later changes are later steps. */
export interface Migration {
  /** 1, 2, 3 …: `PRAGMA user_version` after it. */
  readonly version: number;
  readonly name: string;
  up(db: Database.Database): void;
}
