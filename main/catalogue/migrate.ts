import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { StudioError } from '../../shared/contract/errors.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings a database to the newest layout, one transaction per step, after a copy of it was put beside it as
 * `<file>.version-<n>`. Does nothing when it is there already.
 * @throws StudioError `data` when a later studio made the file.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const current = versionOf(db);
  if (current > newest) {
    const message = `The catalogue ${db.name} has version ${current}; this studio reads up to ${newest}.`;
    throw new StudioError('data', message, { next: 'Update the studio.' });
  }
  if (current === newest) return;
  if (current > 0) backUp(db, current);
  // Steps may rebuild tables; SQLite can switch the checks off only outside a transaction, so they are made at the end.
  db.pragma('foreign_keys = OFF');
  try {
    for (const migration of migrations) db.transaction(() => apply(db, migration)).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function apply(db: Database.Database, { version, name, up }: Migration): void {
  // Looked at inside the transaction: another process may have been faster.
  if (versionOf(db) >= version) return;
  up(db);
  const broken = db.prepare('PRAGMA foreign_key_check').all();
  if (broken.length > 0) throw new Error(`Migration ${version} (${name}) leaves ${broken.length} rows that refer to nothing.`);
  db.pragma(`user_version = ${version}`);
}

function backUp(db: Database.Database, version: number): void {
  const copy = `${db.name}.version-${version}`;
  rmSync(copy, { force: true });
  db.prepare('VACUUM INTO ?').run(copy);
}
