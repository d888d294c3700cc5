import { useMemo } from 'react';
import { create } from 'zustand';
import type { Job } from '../../../shared/contract/jobs.ts';

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
  return job.state === 'running' || job.state === 'queued';
}

/** Newest first, what is under way before what is over. */
export function useJobList(): readonly Job[] {
  const jobs = useJobs((state) => state.jobs);
  return useMemo(
    () => [...jobs.values()].sort((a, b) => Number(isUnderWay(b)) - Number(isUnderWay(a)) || b.createdAt.localeCompare(a.createdAt)),
    [jobs],
  );
}
