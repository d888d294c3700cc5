import { IconArrowRight, IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { texts } from '../../texts/jobs.ts';
import { texts as renderTexts } from '../../texts/render.ts';
import { IconButton } from '../../ui/Button.tsx';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { cancelJob, canPause, canResume, dismissJob, failedFramesOf, openTarget, pauseJob, resumeJob } from './actions.ts';
import styles from './jobs.module.css';
import { isUnderWay } from './jobsStore.ts';
import { timeLeftWords } from './timeWords.ts';

/** "12 of 100 · 1.7 frames/s" */
export function amountWords({ progress, state }: Job): string {
  const words = [texts.ofTotal(formatCount(progress.done), formatCount(progress.total))];
  if (state === 'running' && progress.rate !== null)
    words.push(texts.rate(formatNumber(progress.rate, progress.rate < 10 ? 1 : 0), progress.unit));
  return words.join(' · ');
}

/** "12 of 100 · 1.7 frames/s · 2 min left", or how it ended. */
function progressWords(job: Job): string {
  if (job.state !== 'running') return `${texts.states[job.state]} · ${amountWords(job)}`;
  const left = timeLeftWords(job.progress);
  return left === null ? amountWords(job) : `${amountWords(job)} · ${texts.left(left)}`;
}

function JobButtons({ job }: { readonly job: Job }) {
  const failed = failedFramesOf(job).length;
  return (
    <span className={styles.buttons}>
      {job.target === null ? null : (
        <IconButton label={`${texts.open}: ${job.title}`} onClick={() => openTarget(job)}>
          <IconArrowRight />
        </IconButton>
      )}
      {canPause(job) ? (
        <IconButton label={`${renderTexts.pause}: ${job.title}`} onClick={() => pauseJob(job)}>
          <IconPlayerPause />
        </IconButton>
      ) : null}
      {canResume(job) ? (
        <IconButton label={`${failed > 0 ? renderTexts.retry(failed) : texts.resume}: ${job.title}`} onClick={() => resumeJob(job)}>
          {failed > 0 ? <IconRefresh /> : <IconPlayerPlay />}
        </IconButton>
      ) : null}
      {isUnderWay(job) ? (
        <IconButton label={`${texts.cancel}: ${job.title}`} onClick={() => cancelJob(job)}>
          <IconX />
        </IconButton>
      ) : (
        <IconButton label={`${texts.dismiss}: ${job.title}`} onClick={() => dismissJob(job)}>
          <IconX />
        </IconButton>
      )}
    </span>
  );
}

/** One job in a narrow list: what, how far, how long, and its buttons. */
export function JobLine({ job }: { readonly job: Job }) {
  return (
    <li className={styles.line} aria-label={job.title}>
      <div className={styles.head}>
        <span className={styles.title}>{job.title}</span>
        <JobButtons job={job} />
      </div>
      <ProgressBar value={job.progress.value} label={job.title} state={job.state} />
      <p className={styles.words}>{progressWords(job)}</p>
      {job.failure === null ? null : <p className={styles.failure}>{[job.failure.message, job.failure.next].filter(Boolean).join(' ')}</p>}
    </li>
  );
}
