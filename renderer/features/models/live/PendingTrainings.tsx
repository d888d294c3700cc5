import { IconAlertTriangle, IconPlayerStop, IconX } from '@tabler/icons-react';
import type { Job } from '../../../../shared/contract/jobs.ts';
import { texts as jobTexts } from '../../../texts/jobs.ts';
import { texts } from '../../../texts/models.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { cancelJob, canResume, dismissJob, resumeJob } from '../../jobs/actions.ts';
import { isUnderWay } from '../../jobs/jobsStore.ts';
import styles from './live.module.css';

/** Trainings that have no run yet: they wait, are being prepared, or failed before their first step. */
export function isPendingTraining({ kind, target, state }: Job): boolean {
  return kind === 'train' && target === null && state !== 'done' && state !== 'cancelled';
}

function Pending({ job }: { readonly job: Job }) {
  const { title, state, progress, failure } = job;
  if (isUnderWay(job)) {
    return (
      <li className={styles.pending}>
        <b>{title}</b>
        <span className="hint">{state === 'running' && progress.title !== '' ? progress.title : jobTexts.states[state]}</span>
        <ProgressBar value={progress.value} label={title} state={state} />
        <IconButton label={texts.cancelOf(title)} onClick={() => cancelJob(job)}>
          <IconPlayerStop />
        </IconButton>
      </li>
    );
  }
  return (
    <li className={styles.failure} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <b>{texts.notBegun(title, failure?.message ?? jobTexts.states[state])}</b>
        {failure?.next == null ? null : <p>{failure.next}</p>}
      </div>
      {canResume(job) ? <Button onClick={() => resumeJob(job)}>{texts.resume}</Button> : null}
      <IconButton label={jobTexts.dismiss} onClick={() => dismissJob(job)}>
        <IconX />
      </IconButton>
    </li>
  );
}

/** What was started and is no run yet, so that nobody wonders where it is. */
export function PendingTrainings({ jobs }: { readonly jobs: readonly Job[] }) {
  if (jobs.length === 0) return null;
  return (
    <ul className={styles.pendings} aria-label={texts.pending}>
      {jobs.map((job) => (
        <Pending key={job.id} job={job} />
      ))}
    </ul>
  );
}
