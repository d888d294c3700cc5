import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** Head of a workspace: its title, and what can be done here. */
export function Toolbar({
  title,
  detail,
  children,
}: {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.bar}>
      <h2>{title}</h2>
      {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
