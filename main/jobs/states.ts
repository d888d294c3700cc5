import { StudioError } from '../../shared/contract/errors.ts';
import type { JobState } from '../../shared/contract/jobs.ts';

export type JobEvent = 'start' | 'finish' | 'fail' | 'cancel' | 'interrupt' | 'pause' | 'resume';

/** All there is to a job's life. What is not listed does not happen. */
const NEXT: Readonly<Record<JobState, Partial<Record<JobEvent, JobState>>>> = {
  queued: { start: 'running', cancel: 'cancelled', interrupt: 'interrupted', pause: 'paused' },
  running: { finish: 'done', fail: 'failed', cancel: 'cancelled', interrupt: 'interrupted', pause: 'paused' },
  paused: { resume: 'queued', cancel: 'cancelled' },
  done: {},
  failed: { resume: 'queued' },
  cancelled: { resume: 'queued' },
  interrupted: { resume: 'queued' },
};

/** @throws StudioError `conflict` where the event makes no sense in the state. */
export function nextState(state: JobState, event: JobEvent): JobState {
  const next = NEXT[state][event];
  if (next === undefined) throw new StudioError('conflict', `A job that is ${state} cannot ${event}.`);
  return next;
}

export function isOver(state: JobState): boolean {
  return state !== 'queued' && state !== 'running' && state !== 'paused';
}
