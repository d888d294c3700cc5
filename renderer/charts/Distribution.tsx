import { lazy, memo, type ReactNode, Suspense, useMemo } from 'react';
import { binned } from './bins.ts';
import styles from './charts.module.css';

/** The library of charts comes after what stands around them, which does not wait for it. */
const Chart = lazy(async () => ({ default: (await import('./DistributionChart.tsx')).DistributionChart }));

const BINS = 30;
const POINTS = 241;
const HEIGHT = 88;

export interface DistributionProps {
  /** "View angle": names the chart. */
  readonly title: string;
  readonly detail: string;
  readonly min: number;
  readonly max: number;
  /** Exact density per unit of x; may be infinite at single points. */
  readonly density: (x: number) => number;
  readonly draws: readonly number[];
  /** The frame in hand. */
  readonly current: number | null;
  readonly ticks: readonly number[];
  readonly format: (x: number) => string;
  /** Quantiles in words. */
  readonly children: ReactNode;
}

/** A distribution as it is always drawn: exact density, draws of the sampler, the frame in hand, quantiles in words. */
export const Distribution = memo(function Distribution(props: DistributionProps) {
  const { title, detail, min, max, density, draws, current, ticks, format, children } = props;
  const { bars, curve, top } = useMemo(() => {
    const histogram = binned(draws, min, max, BINS);
    const exact = Array.from({ length: POINTS }, (_, index) => {
      // Between the grid points of round numbers, where densities have their poles.
      const x = min + ((max - min) * (index + 0.5)) / POINTS;
      return { x, exact: density(x) };
    });
    const highestBar = Math.max(...histogram.map((bar) => bar.density));
    const peak = Math.max(...exact.map((point) => point.exact));
    // Before there are draws, the density alone; its poles are cut off.
    const ceiling =
      draws.length === 0 ? Math.min(1.12 * peak, 12 / (max - min)) : Math.max(highestBar * 1.12, Math.min(peak, highestBar * 1.6));
    return {
      bars: histogram,
      curve: exact.map((point) => ({ ...point, exact: Math.min(point.exact, ceiling) })),
      top: ceiling || 1,
    };
  }, [min, max, density, draws]);
  const width = (max - min) / BINS;
  // Bars as one stepped area: 30 rectangles less to keep in React.
  const steps = bars.flatMap(({ x, density: height }) => [
    { x: x - 0.46 * width, drawn: 0 },
    { x: x - 0.46 * width, drawn: height },
    { x: x + 0.46 * width, drawn: height },
    { x: x + 0.46 * width, drawn: 0 },
  ]);
  return (
    <figure className={styles.distribution} aria-label={title} data-density={curve[Math.floor(POINTS / 4)]?.exact.toPrecision(4)}>
      <figcaption>
        <span>{title}</span>
        <span>{detail}</span>
      </figcaption>
      <Suspense fallback={<div style={{ height: HEIGHT }} />}>
        <Chart {...{ min, max, steps, curve, top, current, ticks, format }} height={HEIGHT} />
      </Suspense>
      <p>{children}</p>
    </figure>
  );
});
