import type { Rendering } from '../../../../shared/contract/rendering.ts';
import { texts } from '../../../texts/render.ts';
import { formatCount } from '../../../ui/format.ts';
import styles from './stage.module.css';

const SHOWN = 8;

/** Frames that were left out, with the reason of each. */
export function FailedFrames({ failed }: { readonly failed: Rendering['failed'] }) {
  if (failed.length === 0) return null;
  return (
    <details className={styles.failed} open={failed.length <= SHOWN}>
      <summary>{texts.failedFrames(failed.length)}</summary>
      <ul>
        {failed.slice(0, SHOWN).map(({ frame, reason }) => (
          <li key={frame}>
            <b>{texts.frame(frame)}</b> {reason}
          </li>
        ))}
        {failed.length > SHOWN ? <li>{texts.more(formatCount(failed.length - SHOWN))}</li> : null}
      </ul>
    </details>
  );
}
