import { IconChartLine, IconPhoto, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { InspectorLayout, InspectorToggle } from '../../app/shell/InspectorLayout.tsx';
import { useWorkspace } from '../../app/workspace.ts';
import { datasetsQuery, runsQuery } from '../../client/queries.ts';
import { texts } from '../../texts/models.ts';
import { texts as trying } from '../../texts/tryout.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { isUnderWay, useJobList } from '../jobs/jobsStore.ts';
import { useCompare } from './compare/compareStore.ts';
import { RunsComparison } from './compare/RunsComparison.tsx';
import { EvaluateDialog } from './EvaluateDialog.tsx';
import { ExportRunDialog } from './ExportRunDialog.tsx';
import { isPendingTraining, PendingTrainings } from './live/PendingTrainings.tsx';
import styles from './models.module.css';
import { ComparedInspector, RunInspector } from './RunInspector.tsx';
import { RunPanel } from './RunPanel.tsx';
import { RunsTable } from './RunsTable.tsx';
import { ask, useRunState } from './runStore.ts';
import { TrainDialog } from './training/TrainDialog.tsx';
import { useModelsCommands } from './useModelsCommands.ts';
import { showModels } from './view.ts';

const NO_RUNS: readonly RunEntry[] = [];

/** The newest training job of each run. */
function useTrainingJobs(): ReadonlyMap<string, Job> {
  const jobs = useJobList();
  return useMemo(
    () => new Map(jobs.toReversed().flatMap((job) => (job.kind === 'train' && job.target !== null ? [[job.target, job] as const] : []))),
    [jobs],
  );
}

function Empty({ isStarting }: { readonly isStarting: boolean }) {
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const go = useWorkspace((state) => state.go);
  const hasData = datasets.some((dataset) => dataset.frames > 0);
  const picture = <IconChartLine size={56} stroke={1} />;
  if (isStarting) {
    return (
      <EmptyState picture={picture} title={texts.pendingTitle}>
        {texts.pendingNote}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture={picture}
      title={texts.emptyTitle}
      action={
        hasData ? (
          <Button kind="primary" onClick={() => ask('train')}>
            {texts.train}
          </Button>
        ) : (
          <div className={styles.ways}>
            <Button kind="primary" onClick={() => go('design')}>
              {texts.toDesign}
            </Button>
            <Button onClick={() => go('datasets')}>{texts.toDatasets}</Button>
          </div>
        )
      }
    >
      {hasData ? texts.empty : texts.emptyNoData}
    </EmptyState>
  );
}

/** What is asked of the run in hand, or of those compared. */
function Dialogs({ run, compared }: { readonly run: RunEntry | undefined; readonly compared: readonly RunEntry[] }) {
  const asking = useRunState((state) => state.asking);
  const close = () => ask(null);
  if (asking === 'train') return <TrainDialog onClose={close} />;
  if (run === undefined || asking === null) return null;
  if (asking === 'export') return <ExportRunDialog run={run} onClose={close} />;
  const scored = compared.length > 1 ? compared.filter(({ model }) => model !== null) : [run];
  return <EvaluateDialog runs={scored} onClose={close} />;
}

/** Training runs: what one learns and how it scores, or several beside each other. */
export function ModelsWorkspace() {
  const { data: runs = NO_RUNS, error, isPending, refetch } = useQuery(runsQuery);
  const wanted = useWorkspace((state) => state.run);
  const chosen = useCompare((state) => state.chosen);
  const jobs = useTrainingJobs();
  const pending = useJobList().filter(isPendingTraining);
  const run = runs.find((one) => one.id === wanted) ?? runs[0];
  const compared = useMemo(() => runs.filter(({ id }) => chosen.includes(id)), [runs, chosen]);
  const isComparing = compared.length > 1;
  useModelsCommands(runs, run, isComparing);
  if (error !== null) {
    return (
      <div className={styles.problem}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending) return null;
  if (run === undefined) {
    return (
      <>
        <PendingTrainings jobs={pending} />
        <Empty isStarting={pending.some(isUnderWay)} />
        <Dialogs run={run} compared={compared} />
      </>
    );
  }
  // Dialogs stand beside the layout: that one is built anew when the window becomes narrow.
  return (
    <>
      <InspectorLayout id="models" inspector={isComparing ? <ComparedInspector runs={compared} /> : <RunInspector run={run} />}>
        <Toolbar title={texts.title}>
          <Button kind="primary" icon={<IconPlayerPlay />} onClick={() => ask('train')}>
            {texts.train}
          </Button>
          <Button icon={<IconPhoto />} onClick={() => showModels({ kind: 'tryout' })}>
            {trying.title}
          </Button>
          <InspectorToggle />
        </Toolbar>
        <PendingTrainings jobs={pending} />
        <RunsTable runs={runs} jobs={jobs} selected={isComparing ? null : run.id} compared={compared.map(({ id }) => id)} />
        {isComparing ? (
          <RunsComparison chosen={compared} all={runs} onEvaluate={() => ask('evaluate')} />
        ) : (
          <RunPanel run={run} job={jobs.get(run.id)} />
        )}
      </InspectorLayout>
      <Dialogs run={run} compared={compared} />
    </>
  );
}
