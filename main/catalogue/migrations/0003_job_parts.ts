import type { Migration } from './migration.ts';

/**
 * A job changes ten times a second while it runs, and what it was asked (a whole preset, the numbers of 100,000 frames) never:
 * requests move to a table of their own, and progress to a column.
 */
export const jobParts: Migration = {
  version: 3,
  name: 'job parts',
  up(db) {
    db.exec(`
      CREATE TABLE job_requests (
        id TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
        request TEXT NOT NULL
      ) STRICT;
      INSERT INTO job_requests (id, request) SELECT id, request FROM jobs;
      ALTER TABLE jobs DROP COLUMN request;
      ALTER TABLE jobs ADD COLUMN progress TEXT;
      UPDATE jobs SET progress = json_extract(job, '$.progress'), job = json_remove(job, '$.progress');
    `);
  },
};
