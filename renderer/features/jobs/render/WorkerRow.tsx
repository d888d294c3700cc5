import type { RenderWorker } from '../../../../shared/contract/rendering.ts';
import { texts } from '../../../texts/render.ts';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { useNow } from '../useNow.ts';
import styles from './workers.module.css';

/** One Blender: its frame and phase, since when, memory, and what became of its processes. */
export function WorkerRow({ worker: { worker, state, frame, phase, since, memory, restarts, frames } }: { readonly worker: RenderWorker }) {
  const isBusy = state === 'working' || state === 'starting';
  const now = useNow(isBusy);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const doing = phase === null ? texts.states[state] : (texts.phases[phase] ?? phase);
  const past = [
    texts.made(formatCount(frames)),
    memory === null ? null : formatBytes(memory),
    restarts > 0 ? texts.restarts(restarts) : null,
  ];
  return (
    <li className={styles.worker} aria-label={texts.worker(worker)} data-state={state}>
      <b>{worker}</b>
      <span className={styles.doing}>
        {frame === null ? null : `${texts.frame(frame)} · `}
        {doing}
      </span>
      <span className={styles.number}>{isBusy ? texts.inIt(formatCount(seconds)) : null}</span>
      <span className={styles.past}>{past.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
