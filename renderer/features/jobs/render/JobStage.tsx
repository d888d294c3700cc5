import { IconArrowRight, IconPlayerPause, IconPlayerPlay, IconPlus, IconRefresh, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '../../../../shared/contract/jobs.ts';
import { datasetsQuery } from '../../../client/queries.ts';
import { texts as jobTexts } from '../../../texts/jobs.ts';
import { texts } from '../../../texts/render.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { cancelJob, canPause, canResume, failedFramesOf, openTarget, pauseJob, resumeJob } from '../actions.ts';
import { isUnderWay } from '../jobsStore.ts';
import { useRendering } from '../renderingStore.ts';
import { AddFramesDialog } from './AddFramesDialog.tsx';
import { Arrivals } from './Arrivals.tsx';
import { FailedFrames } from './FailedFrames.tsx';
import { Figures } from './Figures.tsx';
import styles from './stage.module.css';

function Actions({ job, onAdd }: { readonly job: Job; readonly onAdd: (() => void) | null }) {
  const failed = failedFramesOf(job).length;
  const isPausing = job.state === 'running' && job.progress.title.startsWith(texts.pausing);
  return (
    <div className={styles.actions}>
      {canPause(job) ? (
        <Button icon={<IconPlayerPause />} shortcut="P" disabled={isPausing} onClick={() => pauseJob(job)}>
          {isPausing ? texts.pausing : texts.pause}
        </Button>
      ) : null}
      {canResume(job) ? (
        <Button kind="primary" icon={failed > 0 ? <IconRefresh /> : <IconPlayerPlay />} shortcut="P" onClick={() => resumeJob(job)}>
          {failed > 0 ? texts.retry(failed) : jobTexts.resume}
        </Button>
      ) : null}
      {isUnderWay(job) ? (
        <Button icon={<IconX />} onClick={() => cancelJob(job)}>
          {jobTexts.cancel}
        </Button>
      ) : null}
      {onAdd === null ? null : (
        <Button icon={<IconPlus />} onClick={onAdd}>
          {texts.addFrames}
        </Button>
      )}
      {job.target === null ? null : (
        <Button icon={<IconArrowRight />} shortcut="O" onClick={() => openTarget(job)}>
          {job.kind === 'render' ? texts.openDataset : jobTexts.open}
        </Button>
      )}
    </div>
  );
}

/** The state, or what is done now where the figures below do not tell it. */
function stateWords({ kind, state, progress }: Job): string {
  const isTold = kind === 'render' && progress.rate !== null && progress.title !== texts.pausing;
  return state === 'running' && !isTold && progress.title !== '' ? progress.title : jobTexts.states[state];
}

/** The job in hand: how far, how fast, how long, and what arrives. */
export function JobStage({ job }: { readonly job: Job }) {
  const [adding, setAdding] = useState(false);
  const rendering = useRendering((state) => (state.rendering?.job === job.id ? state.rendering : null));
  const { data: datasets } = useQuery(datasetsQuery);
  const dataset = job.kind === 'render' ? datasets?.find(({ id, missing }) => id === job.target && !missing) : undefined;
  const fit = isUnderWay(job) ? rendering?.disk?.fit : undefined;
  const failed = isUnderWay(job)
    ? (rendering?.failed ?? [])
    : failedFramesOf(job).map(({ path, rule }) => ({ frame: Number(path.slice(6)), reason: rule }));
  return (
    <section className={styles.stage} aria-label={job.title}>
      <header className={styles.head}>
        <h2>{job.title}</h2>
        <span className={styles.state} data-state={job.state}>
          {stateWords(job)}
        </span>
        <Actions job={job} onAdd={dataset !== undefined && job.state === 'done' ? () => setAdding(true) : null} />
      </header>
      <ProgressBar value={job.progress.value} label={job.title} state={job.state} />
      <Figures job={job} rendering={rendering} />
      {fit === 'full' || fit === 'tight' ? <p className={styles.warning}>{texts[fit]}</p> : null}
      {job.failure === null ? null : (
        <p className={styles.failure} role="alert">
          {[job.failure.message, job.failure.next].filter(Boolean).join(' ')}
        </p>
      )}
      <FailedFrames failed={failed} />
      {job.kind === 'render' ? <Arrivals job={job} rendering={rendering} /> : null}
      {adding && dataset !== undefined ? <AddFramesDialog dataset={dataset} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
