import { texts } from '../../../texts/frames.ts';
import { formatShare } from '../../../ui/format.ts';
import { formatWord } from '../filter/WordList.tsx';
import styles from './statistics.module.css';

interface Counted {
  readonly value: string | null;
  readonly matching: number;
}

/** Rows of one chart. */
const MOST = 8;

/** Shares of the words of a property; of two datasets as two bars, the other one hatched. */
export function ShareChart({
  label,
  values,
  other,
}: {
  readonly label: string;
  readonly values: readonly Counted[];
  readonly other: readonly Counted[] | undefined;
}) {
  const sum = (counted: readonly Counted[]) =>
    Math.max(
      1,
      counted.reduce((total, { matching }) => total + matching, 0),
    );
  const own = sum(values);
  const theirs = other === undefined ? 1 : sum(other);
  const names = [...new Set([...values, ...(other ?? [])].map(({ value }) => value))].slice(0, MOST);
  const shareOf = (counted: readonly Counted[], value: string | null, total: number) =>
    (counted.find((one) => one.value === value)?.matching ?? 0) / total;
  return (
    <figure className={styles.chart} aria-label={label}>
      <figcaption>
        <b>{label}</b>
      </figcaption>
      <dl>
        {names.map((value) => {
          const share = shareOf(values, value, own);
          const otherShare = other === undefined ? null : shareOf(other, value, theirs);
          return (
            <div key={value ?? ''}>
              <dt>{value === null ? texts.notKnown : formatWord(value)}</dt>
              <dd>
                <span aria-hidden>
                  <i data-own style={{ width: `${100 * share}%` }} />
                  {otherShare === null ? null : <i style={{ width: `${100 * otherShare}%` }} />}
                </span>
                <small>{otherShare === null ? formatShare(share) : `${formatShare(share)} · ${formatShare(otherShare)}`}</small>
              </dd>
            </div>
          );
        })}
      </dl>
    </figure>
  );
}
