import styles from './tryout.module.css';

interface SliderProps {
  readonly label: string;
  /** 0 … 1 */
  readonly value: number;
  readonly hint?: string;
  readonly onChange: (value: number) => void;
}

/** A share between 0 and 1 that is moved while looking at the picture. */
export function Slider({ label, value, hint, onChange }: SliderProps) {
  return (
    <label className={styles.slider} title={hint}>
      <span>{label}</span>
      <input
        type="range"
        aria-label={label}
        min={0}
        max={1}
        step={0.01}
        value={value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output>{value.toFixed(2)}</output>
    </label>
  );
}
