import { useMemo } from 'react';
import { create } from 'zustand';
import type { Job, JobState } from '../../../shared/contract/jobs.ts';

interface JobsState {
  readonly jobs: ReadonlyMap<string, Job>;
}

/** What the host last told about each job. */
export const useJobs = create<JobsState>()(() => ({ jobs: new Map() }));

export function putJobs(changed: readonly Job[], replace = false): void {
  useJobs.setState(({ jobs }) => {
    const next = new Map(replace ? [] : jobs);
    for (const job of changed) next.set(job.id, job);
    return { jobs: next };
  });
}

export function dropJob(id: string): void {
  useJobs.setState(({ jobs }) => {
    const next = new Map(jobs);
    next.delete(id);
    return { jobs: next };
  });
}

export function isUnderWay(job: Job): boolean {
  return job.state === 'running' || job.state === 'queued' || job.state === 'paused';
}

/** It came to an end; what was interrupted has not, it waits to be resumed. */
export function isFinished(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

const ORDER: Readonly<Record<JobState, number>> = { running: 0, paused: 1, queued: 2, interrupted: 3, done: 4, failed: 4, cancelled: 4 };

/** What runs, what rests, what waits in its order, what the end of the studio interrupted, what is over with the newest first. */
function inOrder(a: Job, b: Job): number {
  const byState = ORDER[a.state] - ORDER[b.state];
  if (byState !== 0) return byState;
  return a.state === 'queued' ? a.rank - b.rank || a.createdAt.localeCompare(b.createdAt) : b.createdAt.localeCompare(a.createdAt);
}

/** In the order of `inOrder`. */
export function useJobList(): readonly Job[] {
  const jobs = useJobs((state) => state.jobs);
  return useMemo(() => [...jobs.values()].sort(inOrder), [jobs]);
}
