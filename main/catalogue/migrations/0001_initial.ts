import type { Migration } from './migration.ts';

export const initial: Migration = {
  version: 1,
  name: 'initial',
  up(db) {
    db.exec(`
      CREATE TABLE datasets (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('synthetic', 'real')),
        path TEXT NOT NULL,
        source TEXT NOT NULL,
        wanted INTEGER NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE frames (
        id INTEGER PRIMARY KEY,
        dataset TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
        frame INTEGER NOT NULL,
        name TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        skin_share REAL NOT NULL,
        person_share REAL,
        sha256 TEXT NOT NULL,
        group_name TEXT NOT NULL,
        subset TEXT,
        split TEXT,
        image TEXT NOT NULL,
        skin TEXT NOT NULL,
        person TEXT,
        parts TEXT,
        mask_skin TEXT NOT NULL CHECK (mask_skin IN ('white', 'black')),
        mask_threshold INTEGER NOT NULL
      ) STRICT;
      -- One narrow index per order: a window far down skips index entries, not rows.
      CREATE UNIQUE INDEX frames_by_number ON frames (dataset, frame);
      CREATE INDEX frames_by_skin ON frames (dataset, skin_share, frame);
      CREATE INDEX frames_by_content ON frames (sha256);

      CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        path TEXT NOT NULL,
        name TEXT NOT NULL,
        created_at TEXT NOT NULL,
        description TEXT NOT NULL
      ) STRICT;

      CREATE TABLE metrics (
        run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        epoch INTEGER NOT NULL,
        loss REAL NOT NULL,
        validation_loss REAL,
        validation_iou REAL,
        learning_rate REAL NOT NULL,
        images_per_second REAL NOT NULL,
        peak_megabytes REAL NOT NULL,
        seconds REAL NOT NULL,
        PRIMARY KEY (run, epoch)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE models (
        path TEXT PRIMARY KEY,
        run TEXT NOT NULL UNIQUE REFERENCES runs (id) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      -- Without a run: a model from elsewhere, or the fixed colour rule.
      CREATE TABLE evaluations (
        id INTEGER PRIMARY KEY,
        run TEXT REFERENCES runs (id) ON DELETE CASCADE,
        evaluation TEXT NOT NULL
      ) STRICT;
      CREATE INDEX evaluations_by_run ON evaluations (run);

      CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        created_at TEXT NOT NULL,
        job TEXT NOT NULL,
        request TEXT NOT NULL
      ) STRICT;
    `);
  },
};
