import { formatShare } from '../ui/format.ts';
import styles from './charts.module.css';

/** Shares as thin bars with their numbers. */
export function ShareBars({ shares }: { readonly shares: readonly { readonly label: string; readonly share: number }[] }) {
  return (
    <dl className={styles.shares}>
      {shares.map(({ label, share }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <i aria-hidden>
              <b style={{ width: `${share * 100}%` }} />
            </i>
            <span>{formatShare(share)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
