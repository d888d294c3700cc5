import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Job } from '../../../shared/contract/jobs.ts';

/** Until when the user has seen what ended, over restarts: what ends while the window is closed is told at its next start. */
export const useSeen = create<{ readonly until: string }>()(persist(() => ({ until: new Date().toISOString() }), { name: 's2mgen.seen' }));

export function markSeen(): void {
  useSeen.setState({ until: new Date().toISOString() });
}

/** Jobs that came to an end of their own since. */
export function unseenOf(jobs: readonly Job[], until: string): readonly Job[] {
  return jobs.filter(({ state, finishedAt }) => (state === 'done' || state === 'failed') && finishedAt !== null && finishedAt > until);
}
