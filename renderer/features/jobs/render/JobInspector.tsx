import type { Job } from '../../../../shared/contract/jobs.ts';
import type { Rendering } from '../../../../shared/contract/rendering.ts';
import { texts as jobTexts } from '../../../texts/jobs.ts';
import { texts } from '../../../texts/render.ts';
import { formatCount, formatFixed, formatWhen } from '../../../ui/format.ts';
import { Fact } from '../../../ui/Row.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useRendering } from '../renderingStore.ts';
import { WorkerRow } from './WorkerRow.tsx';
import styles from './workers.module.css';

/** Median seconds of each phase, as bars of one scale. */
function Phases({ phases }: Pick<Rendering, 'phases'>) {
  const longest = Math.max(...phases.map(({ seconds }) => seconds));
  const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  return (
    <Section
      id="jobs.phases"
      title={texts.timeByPhase}
      summary={
        <>
          {formatFixed(total, 2)} {texts.perFrame}
        </>
      }
      initiallyOpen
    >
      <ul className={styles.phases}>
        {phases.map(({ phase, seconds }) => (
          <li key={phase}>
            <span>{texts.phases[phase] ?? phase}</span>
            <i>
              <i style={{ width: `${(100 * seconds) / longest}%` }} />
            </i>
            <span className={styles.number}>
              {formatFixed(seconds, 2)} <em>s</em>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What each Blender does now, where the time goes, and facts of the job. */
export function JobInspector({ job }: { readonly job: Job }) {
  const rendering = useRendering((state) => (state.rendering?.job === job.id ? state.rendering : null));
  return (
    <>
      {job.kind === 'render' ? (
        <Section
          id="jobs.workers"
          title={texts.workers}
          summary={
            rendering === null
              ? undefined
              : `${formatCount(rendering.workers.length)} · ${texts.manner.devices[rendering.device.toLowerCase()] ?? rendering.device}`
          }
          initiallyOpen
        >
          {rendering === null || rendering.workers.length === 0 ? (
            <p className="hint">{texts.noWorkers}</p>
          ) : (
            <ul className={styles.workers}>
              {rendering.workers.map((worker) => (
                <WorkerRow key={worker.worker} worker={worker} />
              ))}
            </ul>
          )}
        </Section>
      ) : null}
      {rendering === null || rendering.phases.length === 0 ? null : <Phases phases={rendering.phases} />}
      <Section id="jobs.facts" title={texts.facts} initiallyOpen>
        <dl>
          <Fact label={texts.kind}>{jobTexts.kinds[job.kind]}</Fact>
          <Fact label={texts.state}>{jobTexts.states[job.state]}</Fact>
          <Fact label={texts.begun}>{formatWhen(job.createdAt)}</Fact>
          {job.finishedAt === null ? null : <Fact label={texts.ended}>{formatWhen(job.finishedAt)}</Fact>}
        </dl>
      </Section>
    </>
  );
}
