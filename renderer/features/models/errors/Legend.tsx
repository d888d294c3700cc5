import { texts } from '../../../texts/mistakes.ts';
import { MISTAKE_COLOURS } from '../tryout/paint.ts';
import styles from './errors.module.css';

const KINDS = ['right', 'tooMuch', 'tooLittle'] as const;

/** What the colours over a scored picture mean. */
export function Legend() {
  return (
    <ul className={styles.legend}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <i style={{ background: `rgb(${MISTAKE_COLOURS[kind].join(' ')})` }} aria-hidden />
          {texts[kind]}
        </li>
      ))}
    </ul>
  );
}
