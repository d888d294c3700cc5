import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { texts } from '../../texts/jobs.ts';
import { texts as renderTexts } from '../../texts/render.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { JobLine } from './JobLine.tsx';
import styles from './jobs.module.css';
import { isUnderWay, useJobList } from './jobsStore.ts';
import { markSeen, unseenOf, useSeen } from './seenStore.ts';
import { timeLeftWords } from './timeWords.ts';

const COUNTED = [
  ['running', texts.running],
  ['queued', texts.waiting],
  ['paused', texts.paused],
] as const;

/** "1 running, 2 waiting, 1 paused". */
function countWords(active: readonly Job[]): string {
  return COUNTED.map(([state, words]) => ({ count: active.filter((job) => job.state === state).length, words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => words(count))
    .join(', ');
}

/** All long work in one pill of the title bar, with a popover of each job. */
export function JobsPill() {
  const [open, setOpen] = useState(false);
  const jobs = useJobList();
  const active = jobs.filter(isUnderWay);
  const first = active.find((job) => job.state === 'running') ?? active[0];
  const left = first?.state === 'running' ? timeLeftWords(first.progress) : null;
  const unseen = unseenOf(
    jobs,
    useSeen((state) => state.until),
  );
  const interrupted = jobs.filter(({ state }) => state === 'interrupted').length;
  const words = [
    active.length > 1 ? countWords(active) : first?.state === 'paused' ? `${first.title}: ${texts.states.paused}` : first?.progress.title,
    left === null ? null : texts.left(left),
    interrupted === 0 ? null : texts.interrupted(interrupted),
    unseen.length === 0 ? null : renderTexts.finishedWhileAway(unseen.length),
  ];
  const spoken = words.filter(Boolean).join(' · ') || texts.idle;
  const show = (shown: boolean) => {
    setOpen(shown);
    if (!shown) markSeen();
  };
  return (
    <Popover opened={open} onChange={show} position="bottom-end" width={340}>
      <Popover.Target>
        <button
          type="button"
          className={styles.pill}
          data-idle={(first === undefined && unseen.length + interrupted === 0) || undefined}
          aria-label={`${texts.show}: ${spoken}`}
          onClick={() => show(!open)}
        >
          {first === undefined ? (
            <span className={styles.title}>{spoken}</span>
          ) : (
            <>
              <span className={styles.pillBar}>
                <ProgressBar value={first.progress.value} label={first.title} state={first.state} />
              </span>
              <span className={styles.title}>{spoken}</span>
            </>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={texts.title}>
        {jobs.length === 0 ? (
          <p className={styles.words}>{texts.none}</p>
        ) : (
          <ul className={styles.lines}>
            {jobs.slice(0, 8).map((job) => (
              <JobLine key={job.id} job={job} />
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
