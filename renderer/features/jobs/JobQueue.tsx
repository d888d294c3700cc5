import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Job, JobState } from '../../../shared/contract/jobs.ts';
import { texts } from '../../texts/jobs.ts';
import { texts as words } from '../../texts/render.ts';
import { IconButton } from '../../ui/Button.tsx';
import { formatCount, formatWhen } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { moveJob } from './actions.ts';
import { useChosenJob } from './chosenJob.ts';
import { amountWords } from './JobLine.tsx';
import styles from './queue.module.css';
import { timeLeftWords } from './timeWords.ts';

const SECTIONS = {
  running: ['running'],
  paused: ['paused'],
  waiting: ['queued'],
  interrupted: ['interrupted'],
  over: ['done', 'failed', 'cancelled'],
} as const;
const NAMES = ['running', 'paused', 'waiting', 'interrupted', 'over'] as const;

function detailOf(job: Job): string {
  switch (job.state) {
    case 'running': {
      const left = timeLeftWords(job.progress);
      return [texts.ofTotal(formatCount(job.progress.done), formatCount(job.progress.total)), left === null ? null : texts.left(left)]
        .filter(Boolean)
        .join(' · ');
    }
    case 'queued':
      return texts.kinds[job.kind];
    case 'paused':
    case 'interrupted':
      return amountWords(job);
    default:
      return `${texts.states[job.state]} · ${formatWhen(job.finishedAt ?? job.createdAt)}`;
  }
}

function Entry({ job, chosen, place, waiting }: { job: Job; chosen: boolean; place: number; waiting: number }) {
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.entry}
        aria-current={chosen ? 'true' : undefined}
        data-state={job.state}
        title={job.title}
        onClick={() => useChosenJob.setState({ id: job.id })}
      >
        <b>{job.title}</b>
        <span>{detailOf(job)}</span>
        {job.state === 'running' || job.state === 'paused' || job.state === 'interrupted' ? (
          <ProgressBar value={job.progress.value} label={job.title} state={job.state} />
        ) : null}
      </button>
      {job.state === 'queued' && waiting > 1 ? (
        <span className={styles.move}>
          <IconButton label={`${words.moveUp}: ${job.title}`} disabled={place === 0} onClick={() => moveJob(job, 'start')}>
            <IconChevronUp />
          </IconButton>
          <IconButton label={`${words.moveDown}: ${job.title}`} disabled={place === waiting - 1} onClick={() => moveJob(job, 'end')}>
            <IconChevronDown />
          </IconButton>
        </span>
      ) : null}
    </li>
  );
}

/** All jobs by what becomes of them: running, paused, waiting in their order, interrupted, over. Arrow keys walk. */
export function JobQueue({ jobs, chosen }: { readonly jobs: readonly Job[]; readonly chosen: string | null }) {
  const walk = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 0 : event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = jobs[jobs.findIndex(({ id }) => id === chosen) + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    useChosenJob.setState({ id: next.id });
  };
  return (
    <nav className={styles.queue} aria-label={words.queue} onKeyDown={walk}>
      {NAMES.map((name) => {
        const states: readonly JobState[] = SECTIONS[name];
        const its = jobs.filter(({ state }) => states.includes(state));
        return its.length === 0 ? null : (
          <section key={name} aria-label={words.sections[name]}>
            <h3>{words.sections[name]}</h3>
            <ul>
              {its.map((job, place) => (
                <Entry key={job.id} job={job} chosen={job.id === chosen} place={place} waiting={its.length} />
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
