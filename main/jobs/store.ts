import type { Job, JobProgress } from '../../shared/contract/jobs.ts';

/** A job and what it needs to be done again: plain JSON, read by the runner of its kind. */
export interface StoredJob {
  readonly job: Job;
  readonly request: unknown;
}

/** Where jobs outlive the process. The catalogue has one. */
export interface JobStore {
  list(): StoredJob[];
  /** A new job with its request, which stays what it is. */
  save(stored: StoredJob): void;
  change(job: Job): void;
  /** Of all changes by far the most frequent one. */
  advance(id: string, progress: JobProgress): void;
  remove(id: string): void;
}
