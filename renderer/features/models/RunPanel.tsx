import { IconFileExport, IconPlayerPlay, IconPlayerStop, IconTargetArrow, IconTargetOff, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { shortcutLabel } from '../../app/commands/shortcut.ts';
import { datasetsQuery } from '../../client/queries.ts';
import { texts as mistakes } from '../../texts/mistakes.ts';
import { texts } from '../../texts/models.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { attempt, cancelJob, canResume, resumeJob } from '../jobs/actions.ts';
import { isUnderWay } from '../jobs/jobsStore.ts';
import { RunCard } from './card/RunCard.tsx';
import { RunNow } from './live/RunNow.tsx';
import type { RunLive } from './live/runLive.ts';
import { Scoring } from './live/Scoring.tsx';
import styles from './models.module.css';
import { RunCurves } from './RunCurves.tsx';
import { removeRun } from './removeRun.ts';
import { ask, RUN_VIEWS, useRunState } from './runStore.ts';
import { ScoresTable } from './ScoresTable.tsx';
import { useBaselines } from './useBaselines.ts';
import { useRunLive } from './useRunLive.ts';
import { showModels } from './view.ts';

interface RunPanelProps {
  readonly run: RunEntry;
  /** Its newest training job. */
  readonly job: Job | undefined;
}

function RunButtons({ run, job }: RunPanelProps) {
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
      <Button
        icon={<IconTargetArrow />}
        disabled={run.model === null}
        {...(run.model === null ? { hint: texts.noModelYet } : {})}
        onClick={() => ask('evaluate')}
      >
        {texts.evaluate}
      </Button>
      <Button
        icon={<IconTargetOff />}
        disabled={run.evaluations.length === 0}
        {...(run.evaluations.length === 0 ? { hint: mistakes.noneNext } : {})}
        onClick={() => showModels({ kind: 'errors' })}
      >
        {mistakes.title}
      </Button>
      <IconButton label={texts.export} shortcut={shortcutLabel('Mod+E')} onClick={() => ask('export')}>
        <IconFileExport />
      </IconButton>
      <IconButton label={texts.remove} onClick={() => attempt(removeRun(run))}>
        <IconTrash />
      </IconButton>
    </>
  );
}

function Learning({ run, job, live }: RunPanelProps & { readonly live: RunLive }) {
  const { data: datasets = [] } = useQuery(datasetsQuery);
  const baselines = useBaselines();
  const learned = datasets.filter(({ id, path }) => run.datasets.includes(id) || run.datasets.includes(path)).map(({ name }) => name);
  return (
    <>
      <RunNow run={run} job={job} live={live} />
      <RunCurves run={run} live={live} />
      <h3 className={styles.heading}>{texts.scores}</h3>
      <Scoring run={run.id} />
      <ScoresTable name={run.name} learned={learned} evaluations={run.evaluations} baselines={baselines} hasModel={run.model !== null} />
    </>
  );
}

/** The run in hand: how it learns, or its card. */
export function RunPanel({ run, job }: RunPanelProps) {
  const view = useRunState((state) => state.view);
  const live = useRunLive(run);
  return (
    <>
      <Toolbar title={run.name}>
        <div className={styles.views}>
          {RUN_VIEWS.map((one) => (
            <Button
              key={one}
              kind={view === one ? 'plain' : 'quiet'}
              pressed={view === one}
              onClick={() => useRunState.setState({ view: one })}
            >
              {texts.views[one]}
            </Button>
          ))}
        </div>
        <RunButtons run={run} job={job} />
      </Toolbar>
      <div className={styles.run}>{view === 'card' ? <RunCard run={run} /> : <Learning run={run} job={job} live={live} />}</div>
    </>
  );
}
