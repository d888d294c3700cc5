import type { ReactNode } from 'react';
import type { Job } from '../../../../shared/contract/jobs.ts';
import type { Rendering } from '../../../../shared/contract/rendering.ts';
import { texts as jobTexts } from '../../../texts/jobs.ts';
import { texts } from '../../../texts/render.ts';
import { formatBytes, formatCount, formatNumber } from '../../../ui/format.ts';
import { timeLeftWords } from '../timeWords.ts';
import styles from './stage.module.css';

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Frames, speed, time left and space: the four numbers of a job. */
export function Figures({ job, rendering }: { readonly job: Job; readonly rendering: Rendering | null }) {
  const { done, total, unit, rate } = job.progress;
  const isRunning = job.state === 'running';
  const left = isRunning ? timeLeftWords(job.progress) : null;
  const disk = rendering?.disk ?? null;
  return (
    <dl className={styles.figures}>
      <Figure label={job.kind === 'render' || unit === '' ? texts.frames : unit.charAt(0).toUpperCase() + unit.slice(1)}>
        {formatCount(done)} <em>{jobTexts.ofTotal('', formatCount(total)).trim()}</em>
      </Figure>
      {isRunning ? (
        <Figure label={texts.speed}>
          {rate === null ? (
            <em>{texts.learning}</em>
          ) : (
            <>
              {formatNumber(rate, rate < 10 ? 2 : 0)} <em>{unit}/s</em>
            </>
          )}
        </Figure>
      ) : null}
      {isRunning ? <Figure label={texts.timeLeft}>{left ?? <em>{texts.learning}</em>}</Figure> : null}
      {disk === null ? null : (
        <Figure label={texts.space}>
          {isRunning && disk.bytesNeeded !== null ? (
            <>
              {formatBytes(disk.bytesNeeded)} <em>{texts.spaceNeeded('', formatBytes(disk.freeBytes)).trim()}</em>
            </>
          ) : (
            <em>{texts.spaceFree(formatBytes(disk.freeBytes))}</em>
          )}
        </Figure>
      )}
    </dl>
  );
}
