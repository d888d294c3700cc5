import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Job } from '../../../../shared/contract/jobs.ts';
import type { RunEntry } from '../../../../shared/contract/runs.ts';
import { valueText } from '../../../charts/ticks.ts';
import { texts } from '../../../texts/models.ts';
import { texts as settingsTexts } from '../../../texts/settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatDuration, formatNumber } from '../../../ui/format.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { canResume, resumeJob } from '../../jobs/actions.ts';
import { isUnderWay } from '../../jobs/jobsStore.ts';
import styles from './live.module.css';
import type { RunLive } from './runLive.ts';

interface RunNowProps {
  readonly run: RunEntry;
  readonly job: Job | undefined;
  readonly live: RunLive;
}

function Value({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the step under way tells: how fast, how much memory, how long still. */
function Numbers({ run, job, live }: RunNowProps & { readonly job: Job }) {
  const { now } = live;
  const { now: names } = texts;
  const left = job.progress.secondsLeft;
  if (now === null) return <p className="hint">{job.progress.title === '' ? names.waiting : job.progress.title}</p>;
  return (
    <dl className={styles.numbers}>
      <Value name={names.epoch}>{texts.epochsOf(now.epoch, run.recipe.epochs)}</Value>
      <Value name={names.step}>{texts.epochsOf(now.step, job.progress.total)}</Value>
      <Value name={names.loss}>{valueText(now.loss)}</Value>
      <Value name={names.speed}>{now.imagesPerSecond === null ? texts.noValue : texts.speed(formatNumber(now.imagesPerSecond, 1))}</Value>
      <Value name={names.memory}>{texts.megabytes(formatNumber(now.megabytes, 0))}</Value>
      <Value name={names.rate}>{valueText(now.learningRate)}</Value>
      <Value name={names.left}>{left === null ? texts.noValue : formatDuration(left)}</Value>
      <Value name={names.device}>{settingsTexts.deviceNames[run.provider] ?? run.provider}</Value>
    </dl>
  );
}

/** How a training goes on, what was noticed, and why it stopped. Nothing once it ended well. */
export function RunNow({ run, job, live }: RunNowProps) {
  if (job === undefined) return null;
  const { failure } = job;
  if (isUnderWay(job)) {
    return (
      <section className={styles.now} aria-label={texts.now.title}>
        <ProgressBar value={job.progress.value} label={job.title} state={job.state} />
        <Numbers run={run} job={job} live={live} />
        {live.notices.map((notice) => (
          <p key={notice} className={styles.notice}>
            <IconInfoCircle size={13} aria-hidden /> {notice}
          </p>
        ))}
      </section>
    );
  }
  if (failure === null || job.state !== 'failed') return null;
  return (
    <section className={styles.failure} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <b>{failure.message}</b>
        {failure.next === null ? null : <p>{failure.next}</p>}
        <p className="hint">{run.model === null ? texts.now.nothingKept : texts.now.kept(run.bestEpoch ?? run.epochs.length)}</p>
      </div>
      {canResume(job) ? <Button onClick={() => resumeJob(job)}>{texts.resume}</Button> : null}
    </section>
  );
}
