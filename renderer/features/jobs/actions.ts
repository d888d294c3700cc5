import type { Failure } from '../../../shared/contract/errors.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { tellFailure } from '../../app/lastAction.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { studio } from '../../client/connection.ts';
import { texts as renderTexts } from '../../texts/render.ts';
import { openSegmentation, showModels } from '../models/view.ts';
import { dropJob, putJobs } from './jobsStore.ts';

/** Does it, and tells in the status bar why it could not. */
export function attempt(action: Promise<unknown>): void {
  action.catch(tellFailure);
}

export function cancelJob(job: Job): void {
  attempt(
    studio()
      .jobs.cancel({ id: job.id })
      .then((changed) => putJobs([changed])),
  );
}

/** Comes to rest after what is under way; says so at once. */
export function pauseJob(job: Job): void {
  putJobs([{ ...job, progress: { ...job.progress, title: renderTexts.pausing } }]);
  attempt(
    studio()
      .jobs.pause({ id: job.id })
      .then((changed) => putJobs([changed])),
  );
}

/** Changes places with the waiting job before or after it. */
export function moveJob(job: Job, towards: 'start' | 'end'): void {
  attempt(
    studio()
      .jobs.move({ id: job.id, towards })
      .then((changed) => putJobs(changed)),
  );
}

export function resumeJob(job: Job): void {
  attempt(
    studio()
      .jobs.resume({ id: job.id })
      .then((changed) => putJobs([changed])),
  );
}

export function dismissJob(job: Job): void {
  attempt(
    studio()
      .jobs.dismiss({ id: job.id })
      .then(() => dropJob(job.id)),
  );
}

/** Goes to what the job made, or makes. */
export function openTarget(job: Job): void {
  const { go, openDataset, openRun } = useWorkspace.getState();
  if (job.kind === 'backgrounds') go('backgrounds');
  else if (job.kind === 'train' || job.kind === 'evaluate') {
    openRun(job.target);
    showModels({ kind: 'runs' });
  } else if (job.kind === 'segment') openSegmentation(job.target);
  else openDataset(job.target);
}

export function canPause(job: Job): boolean {
  return (job.kind === 'render' || job.kind === 'train') && (job.state === 'running' || job.state === 'queued');
}

/** Frames that a rendering left out because they failed. */
export function failedFramesOf({ kind, state, failure }: Job): Failure['details'] {
  return kind === 'render' && state === 'failed' ? (failure?.details ?? []).filter(({ path }) => path.startsWith('frame ')) : [];
}

export function canResume(job: Job): boolean {
  return job.state === 'paused' || job.state === 'interrupted' || job.state === 'cancelled' || job.state === 'failed';
}
