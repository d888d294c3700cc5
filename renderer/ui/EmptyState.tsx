import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  /** A picture of what will be here. */
  readonly picture: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  /** The one button that gets there. */
  readonly action?: ReactNode;
}

/** Nothing here yet: what will be, and how to get there. */
export function EmptyState({ picture, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <div className={styles.picture} aria-hidden>
        {picture}
      </div>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
