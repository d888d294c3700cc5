import { IconListCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { InspectorLayout, InspectorToggle } from '../../app/shell/InspectorLayout.tsx';
import { useWorkspace } from '../../app/workspace.ts';
import { texts } from '../../texts/jobs.ts';
import { shell } from '../../texts/shell.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { dismissJob, resumeJob } from './actions.ts';
import { chosenOf, useChosenJob } from './chosenJob.ts';
import { JobQueue } from './JobQueue.tsx';
import styles from './jobs.module.css';
import { isFinished, useJobList } from './jobsStore.ts';
import { JobInspector } from './render/JobInspector.tsx';
import { JobStage } from './render/JobStage.tsx';
import { useWatchRendering } from './renderingStore.ts';
import { markSeen } from './seenStore.ts';
import { useJobCommands } from './useJobCommands.ts';

/** All long work: the queue, the job in hand with its frames as they arrive, and what each Blender does. */
export function JobsWorkspace() {
  const jobs = useJobList();
  const go = useWorkspace((state) => state.go);
  const job = chosenOf(
    jobs,
    useChosenJob((state) => state.id),
  );
  const finished = useMemo(() => jobs.filter(isFinished), [jobs]);
  const interrupted = useMemo(() => jobs.filter(({ state }) => state === 'interrupted'), [jobs]);
  useWatchRendering();
  useJobCommands(job, finished, interrupted);
  // What is looked at here is seen.
  const over = finished.length;
  useEffect(() => {
    if (over > 0) markSeen();
  }, [over]);
  if (job === undefined) {
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
    <InspectorLayout id="jobs" inspector={<JobInspector job={job} />}>
      <Toolbar title={shell.workspaces.jobs}>
        {interrupted.length < 2 ? null : (
          <Button kind="primary" icon={<IconPlayerPlay />} hint={texts.resumeAllHint} onClick={() => interrupted.forEach(resumeJob)}>
            {texts.resumeAll(interrupted.length)}
          </Button>
        )}
        <Button kind="quiet" hint={texts.clearHint} disabled={finished.length === 0} onClick={() => finished.forEach(dismissJob)}>
          {texts.clear}
        </Button>
        <InspectorToggle />
      </Toolbar>
      <div className={styles.columns}>
        <JobQueue jobs={jobs} chosen={job.id} />
        <JobStage key={job.id} job={job} />
      </div>
    </InspectorLayout>
  );
}
