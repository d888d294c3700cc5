import { create } from 'zustand';
import type { Job } from '../../../shared/contract/jobs.ts';

/** The job in hand; the first of the list as long as nobody chose one. */
export const useChosenJob = create<{ readonly id: string | null }>()(() => ({ id: null }));

export function chosenOf(jobs: readonly Job[], id: string | null): Job | undefined {
  return jobs.find((job) => job.id === id) ?? jobs[0];
}
