import { IconChartLine, IconPlayerPlay, IconPlayerStop, IconTargetArrow, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { InspectorLayout, InspectorToggle } from '../../app/shell/InspectorLayout.tsx';
import { useWorkspace } from '../../app/workspace.ts';
import { datasetsQuery, runsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/models.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { cancelJob, canResume, resumeJob } from '../jobs/actions.ts';
import { isUnderWay, useJobList } from '../jobs/jobsStore.ts';
import { EvaluateDialog } from './EvaluateDialog.tsx';
import styles from './models.module.css';
import { RemoveRunDialog } from './RemoveRunDialog.tsx';
import { RunCurves } from './RunCurves.tsx';
import { RunInspector } from './RunInspector.tsx';
import { RunsTable } from './RunsTable.tsx';
import { ScoresTable } from './ScoresTable.tsx';
import { TrainDialog } from './training/TrainDialog.tsx';
import { useBaselines } from './useBaselines.ts';

type Asking = 'train' | 'evaluate' | 'remove' | null;

/** The newest training job of each run. */
function useTrainingJobs(): ReadonlyMap<string, Job> {
  const jobs = useJobList();
  return useMemo(
    () => new Map(jobs.toReversed().flatMap((job) => (job.kind === 'train' && job.target !== null ? [[job.target, job] as const] : []))),
    [jobs],
  );
}

function Empty({ onTrain }: { readonly onTrain: () => void }) {
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const go = useWorkspace((state) => state.go);
  const hasData = datasets.some((dataset) => dataset.frames > 0);
  return (
    <EmptyState
      picture={<IconChartLine size={56} stroke={1} />}
      title={texts.emptyTitle}
      action={
        <Button kind="primary" onClick={hasData ? onTrain : () => go('datasets')}>
          {hasData ? texts.train : texts.toDatasets}
        </Button>
      }
    >
      {hasData ? texts.empty : texts.emptyNoData}
    </EmptyState>
  );
}

function RunButtons({ run, job, ask }: { readonly run: RunEntry; readonly job: Job | undefined; readonly ask: (asking: Asking) => void }) {
  return (
    <>
      {job !== undefined && isUnderWay(job) ? (
        <Button icon={<IconPlayerStop />} onClick={() => cancelJob(job)}>
          {texts.cancel}
        </Button>
      ) : null}
      {job !== undefined && canResume(job) ? (
        <Button icon={<IconPlayerPlay />} onClick={() => resumeJob(job)}>
          {texts.resume}
        </Button>
      ) : null}
      <Button icon={<IconTargetArrow />} disabled={run.model === null} onClick={() => ask('evaluate')}>
        {texts.evaluate}
      </Button>
      <IconButton label={texts.remove} onClick={() => ask('remove')}>
        <IconTrash />
      </IconButton>
    </>
  );
}

/** Training runs, what they learn, and how they score. */
export function ModelsWorkspace() {
  const { data: runs, error, refetch } = useQuery(runsQuery);
  const wanted = useWorkspace((state) => state.run);
  const [asking, setAsking] = useState<Asking>(null);
  const jobs = useTrainingJobs();
  const baselines = useBaselines();
  const close = () => setAsking(null);
  const run = runs?.find((one) => one.id === wanted) ?? runs?.[0];
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const learned = datasets.filter(({ id }) => run?.datasets.includes(id)).map(({ name }) => name);
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'models.train', name: `${texts.train}…`, group: texts.title, shortcut: 'Mod+Enter', perform: () => setAsking('train') },
      ],
      [],
    ),
  );
  const trainDialog = asking === 'train' ? <TrainDialog onClose={close} /> : null;
  if (error !== null) {
    return (
      <div className={styles.problem}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (runs === undefined) return null;
  if (run === undefined) {
    return (
      <>
        <Empty onTrain={() => setAsking('train')} />
        {trainDialog}
      </>
    );
  }
  return (
    <InspectorLayout id="models" inspector={<RunInspector run={run} />}>
      <Toolbar title={texts.title}>
        <Button kind="primary" icon={<IconPlayerPlay />} onClick={() => setAsking('train')}>
          {texts.train}
        </Button>
        <InspectorToggle />
      </Toolbar>
      <RunsTable runs={runs} jobs={jobs} selected={run.id} />
      <Toolbar title={run.name}>
        <RunButtons run={run} job={jobs.get(run.id)} ask={setAsking} />
      </Toolbar>
      <div className={styles.run}>
        <RunCurves run={run} />
        <h3 className={styles.heading}>{texts.scores}</h3>
        <ScoresTable name={run.name} learned={learned} evaluations={run.evaluations} baselines={baselines} />
      </div>
      {trainDialog}
      {asking === 'evaluate' ? <EvaluateDialog run={run} onClose={close} /> : null}
      {asking === 'remove' ? <RemoveRunDialog run={run} onClose={close} /> : null}
    </InspectorLayout>
  );
}
