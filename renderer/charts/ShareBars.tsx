import { formatShare } from '../ui/format.ts';
import styles from './charts.module.css';

interface ShareBarsProps {
  /** `other`: the same share of something that it is compared with, as a mark on the bar. */
  readonly shares: readonly { readonly label: string; readonly share: number; readonly other?: number | null }[];
}

/** Shares as thin bars with their numbers. */
export function ShareBars({ shares }: ShareBarsProps) {
  return (
    <dl className={styles.shares}>
      {shares.map(({ label, share, other = null }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <i aria-hidden>
              <b style={{ width: `${share * 100}%` }} />
              {other === null ? null : <u style={{ left: `calc(${other * 100}% - 1px)` }} />}
            </i>
            <span>{formatShare(share)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
