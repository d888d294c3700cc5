import { IconListCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { texts } from '../../texts/jobs.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDuration, formatWhen } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import table from '../../ui/table.module.css';
import { dismissJob } from './actions.ts';
import { amountWords, JobButtons } from './JobLine.tsx';
import styles from './jobs.module.css';
import { isUnderWay, useJobList } from './jobsStore.ts';

/** Every job, under way or over, with its failure and what to do about it. */
export function JobsWorkspace() {
  const jobs = useJobList();
  const go = useWorkspace((state) => state.go);
  const finished = useMemo(() => jobs.filter((job) => !isUnderWay(job)), [jobs]);
  useCommands(
    useMemo((): Command[] => {
      const clear = () => finished.forEach(dismissJob);
      return [{ id: 'jobs.clear', name: texts.clear, group: texts.title, enabled: finished.length > 0, perform: clear }];
    }, [finished]),
  );
  if (jobs.length === 0) {
    return (
      <EmptyState
        picture={<IconListCheck size={56} stroke={1} />}
        title={texts.emptyTitle}
        action={
          <Button kind="primary" onClick={() => go('design')}>
            {texts.emptyAction}
          </Button>
        }
      >
        {texts.empty}
      </EmptyState>
    );
  }
  return (
    <>
      <Toolbar title={texts.title}>
        <Button kind="quiet" disabled={finished.length === 0} onClick={() => finished.forEach(dismissJob)}>
          {texts.clear}
        </Button>
      </Toolbar>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{texts.columns.job}</th>
              <th>{texts.columns.state}</th>
              <th className={styles.wide}>{texts.columns.progress}</th>
              <th className={table.number}>{texts.columns.left}</th>
              <th className={table.number}>{texts.columns.started}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.id}>
                <td>
                  {job.title}
                  {job.failure === null ? null : (
                    <p className={styles.failure}>{[job.failure.message, job.failure.next].filter(Boolean).join(' ')}</p>
                  )}
                </td>
                <td className={styles.state} data-state={job.state}>
                  {texts.states[job.state]}
                </td>
                <td>
                  <ProgressBar value={job.progress.value} label={job.title} state={job.state} />
                  <span className={styles.words}>{amountWords(job)}</span>
                </td>
                <td className={table.number}>
                  {job.state !== 'running' || job.progress.secondsLeft === null ? '–' : formatDuration(job.progress.secondsLeft)}
                </td>
                <td className={table.number}>{formatWhen(job.createdAt)}</td>
                <td>
                  <JobButtons job={job} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
