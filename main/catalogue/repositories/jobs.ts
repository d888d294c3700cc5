import { z } from 'zod';
import { Job } from '../../../shared/contract/jobs.ts';
import { json, type Sql } from '../sql.ts';

const Row = z.strictObject({ job: json(Job), request: json(z.unknown()) });

/** A job and what it needs to be done again: plain JSON, read by the runner of its kind. */
export interface StoredJob {
  readonly job: Job;
  readonly request: unknown;
}

/** Everything long that was begun. */
export class Jobs {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Newest first. */
  list(): StoredJob[] {
    return this.#sql.all(Row, 'SELECT job, request FROM jobs ORDER BY created_at DESC, id');
  }

  get(id: string): StoredJob | null {
    return this.#sql.get(Row, 'SELECT job, request FROM jobs WHERE id = @id', { id });
  }

  save({ job, request }: StoredJob): void {
    this.#sql.run(
      `INSERT INTO jobs (id, state, created_at, job, request) VALUES (@id, @state, @createdAt, @job, @request)
       ON CONFLICT (id) DO UPDATE SET state = @state, job = @job, request = @request`,
      { id: job.id, state: job.state, createdAt: job.createdAt, job: JSON.stringify(job), request: JSON.stringify(request ?? null) },
    );
  }

  remove(id: string): void {
    this.#sql.run('DELETE FROM jobs WHERE id = @id', { id });
  }

  /** What still claims to run was cut off when its studio ended. Returns how many. */
  interruptRunning(): number {
    return this.#sql.transaction(() => {
      const running = this.list().filter(({ job }) => job.state === 'running');
      for (const { job, request } of running) this.save({ job: { ...job, state: 'interrupted' }, request });
      return running.length;
    });
  }
}
