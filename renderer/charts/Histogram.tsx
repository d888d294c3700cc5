import { memo, useMemo } from 'react';
import { binned } from './bins.ts';
import styles from './charts.module.css';

const BINS = 24;
const WIDTH = 240;
const HEIGHT = 56;

interface HistogramProps {
  /** Names the chart. */
  readonly title: string;
  readonly detail: string;
  readonly values: ArrayLike<number>;
  /** Drawn over it as a dashed outline. */
  readonly other: ArrayLike<number> | null;
  readonly min: number;
  readonly max: number;
  /** Words at the left end, the middle and the right end of the axis. */
  readonly ends: readonly [string, string, string];
  /** Quantiles in words. */
  readonly words: string;
}

/** A sample as bars, another one as an outline over it: told apart without colour. Light enough to follow a drag. */
export const Histogram = memo(function Histogram({ title, detail, values, other, min, max, ends, words }: HistogramProps) {
  const { bars, outline } = useMemo(() => {
    const own = binned(Array.from(values), min, max, BINS).map(({ density }) => density);
    const theirs = other === null ? [] : binned(Array.from(other), min, max, BINS).map(({ density }) => density);
    const scale = (HEIGHT - 2) / (Math.max(...own, ...theirs) || 1);
    const step = WIDTH / BINS;
    const line = theirs.flatMap((density, bin) => {
      const y = HEIGHT - density * scale;
      return [`${bin * step},${y}`, `${(bin + 1) * step},${y}`];
    });
    return {
      // One shape for all bars: React has little to do while a drag is followed.
      bars: own.map((density, bin) => `M${bin * step + 0.5} ${HEIGHT}v${-density * scale}h${step - 1}v${density * scale}z`).join(''),
      outline: line.join(' '),
    };
  }, [values, other, min, max]);
  return (
    <figure className={styles.histogram} aria-label={title}>
      <figcaption>
        <span>{title}</span>
        <span>{detail}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`${title}: ${words}`}>
        <path d={bars} />
        {outline === '' ? null : <polyline points={outline} vectorEffect="non-scaling-stroke" />}
      </svg>
      <div className={styles.ends} aria-hidden>
        {ends.map((end) => (
          <span key={end}>{end}</span>
        ))}
      </div>
      <p>{words}</p>
    </figure>
  );
});
