import type { Job } from '../../shared/contract/jobs.ts';

/** A job and what it needs to be done again: plain JSON, read by the runner of its kind. */
export interface StoredJob {
  readonly job: Job;
  readonly request: unknown;
}

/** Where jobs outlive the process. The catalogue has one. */
export interface JobStore {
  list(): StoredJob[];
  save(stored: StoredJob): void;
  remove(id: string): void;
}
