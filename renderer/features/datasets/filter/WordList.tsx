import { texts } from '../../../texts/frames.ts';
import { formatCount } from '../../../ui/format.ts';
import styles from './words.module.css';

interface Counted {
  readonly value: string | null;
  readonly all: number;
  readonly matching: number;
}

interface WordListProps {
  readonly label: string;
  readonly values: readonly Counted[];
  readonly distinct: number;
  /** Those that are wanted; none means any. */
  readonly wanted: readonly (string | null)[];
  readonly onChange: (wanted: readonly (string | null)[]) => void;
  readonly format?: (value: string) => string;
  /** What a frame without a word has. */
  readonly nothing?: string;
}

const SHOWN: Readonly<Record<string, string>> = texts.words;

/** Words as people read them. */
export function formatWord(value: string | null): string {
  return value === null ? texts.notKnown : (SHOWN[value] ?? value);
}

/** The words of a property with how many frames have each; a click wants it, another one lets it go. */
export function WordList({ label, values, distinct, wanted, onChange, format = formatWord, nothing = texts.notKnown }: WordListProps) {
  const highest = Math.max(1, ...values.map(({ all }) => all));
  const hidden = distinct - values.filter(({ value }) => value !== null).length;
  return (
    <ul className={styles.words} aria-label={label}>
      {values.map(({ value, all, matching }) => {
        const isWanted = wanted.includes(value);
        return (
          <li key={value ?? ''}>
            <button
              type="button"
              aria-pressed={isWanted}
              data-empty={matching === 0 || undefined}
              onClick={() => onChange(isWanted ? wanted.filter((one) => one !== value) : [...wanted, value])}
            >
              <span>{value === null ? nothing : format(value)}</span>
              <i aria-hidden>
                <em style={{ width: `${(100 * all) / highest}%` }} />
                <b style={{ width: `${(100 * matching) / highest}%` }} />
              </i>
              <small>{formatCount(matching)}</small>
            </button>
          </li>
        );
      })}
      {hidden > 0 ? <li className={styles.hidden}>{texts.more(formatCount(hidden))}</li> : null}
    </ul>
  );
}
