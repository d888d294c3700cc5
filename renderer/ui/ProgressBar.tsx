import styles from './ProgressBar.module.css';

/** `value` 0 … 1. */
export function ProgressBar({
  value,
  label,
  state = 'running',
}: {
  readonly value: number;
  readonly label: string;
  readonly state?: string;
}) {
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(value * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      data-state={state}
    >
      <i style={{ width: `${value * 100}%` }} />
    </div>
  );
}
