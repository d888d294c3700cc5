import { z } from 'zod';
import { Job, JobProgress } from '../../../shared/contract/jobs.ts';
import { json, type Sql } from '../sql.ts';

const Row = z
  .strictObject({ job: json(Job.omit({ progress: true })), progress: json(JobProgress), request: json(z.unknown()) })
  .transform(({ job, progress, request }): StoredJob => ({ job: { ...job, progress }, request }));

const SELECT = 'SELECT job, progress, request FROM jobs JOIN job_requests USING (id)';

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
    return this.#sql.all(Row, `${SELECT} ORDER BY created_at DESC, id`);
  }

  get(id: string): StoredJob | null {
    return this.#sql.get(Row, `${SELECT} WHERE id = @id`, { id });
  }

  save({ job, request }: StoredJob): void {
    this.#sql.transaction(() => {
      this.change(job);
      const parameters = { id: job.id, request: JSON.stringify(request ?? null) };
      this.#sql.run('INSERT OR REPLACE INTO job_requests (id, request) VALUES (@id, @request)', parameters);
    });
  }

  /** All of a job but its request, which never changes. */
  change({ progress, ...job }: Job): void {
    const { id, state, createdAt } = job;
    this.#sql.run(
      `INSERT INTO jobs (id, state, created_at, job, progress) VALUES (@id, @state, @createdAt, @job, @progress)
       ON CONFLICT (id) DO UPDATE SET state = @state, job = @job, progress = @progress`,
      { id, state, createdAt, job: JSON.stringify(job), progress: JSON.stringify(progress) },
    );
  }

  advance(id: string, progress: JobProgress): void {
    this.#sql.run('UPDATE jobs SET progress = @progress WHERE id = @id', { id, progress: JSON.stringify(progress) });
  }

  remove(id: string): void {
    this.#sql.run('DELETE FROM jobs WHERE id = @id', { id });
  }

  /** What still claims to run was cut off when its studio ended. Returns how many. */
  interruptRunning(): number {
    return this.#sql.transaction(() => {
      const running = this.list().filter(({ job }) => job.state === 'running');
      for (const { job } of running) this.change({ ...job, state: 'interrupted' });
      return running.length;
    });
  }
}
