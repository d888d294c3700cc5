import type { ReactNode } from 'react';
import styles from './Row.module.css';

/** A property: its name on the left, its field on the right. */
export function Row({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.row}>
      <span className={styles.label} title={hint}>
        {label}
      </span>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

/** A property that is only read. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
