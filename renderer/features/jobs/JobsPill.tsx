import { Popover } from '@mantine/core';
import { useState } from 'react';
import { texts } from '../../texts/jobs.ts';
import { formatDuration } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { JobLine } from './JobLine.tsx';
import styles from './jobs.module.css';
import { isUnderWay, useJobList } from './jobsStore.ts';

/** All long work in one pill of the title bar, with a popover of each job. */
export function JobsPill() {
  const [open, setOpen] = useState(false);
  const jobs = useJobList();
  const active = jobs.filter(isUnderWay);
  const first = active.find((job) => job.state === 'running') ?? active[0];
  const left = first?.progress.secondsLeft ?? null;
  const words = [
    active.length > 1 ? texts.running(active.length) : first?.progress.title,
    left === null ? null : texts.left(formatDuration(left)),
  ];
  const spoken = first === undefined ? texts.idle : words.filter(Boolean).join(' · ');
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340}>
      <Popover.Target>
        <button
          type="button"
          className={styles.pill}
          data-idle={first === undefined || undefined}
          aria-label={`${texts.show}: ${spoken}`}
          onClick={() => setOpen(!open)}
        >
          {first === undefined ? (
            texts.idle
          ) : (
            <>
              <span className={styles.pillBar}>
                <ProgressBar value={first.progress.value} label={first.title} />
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
