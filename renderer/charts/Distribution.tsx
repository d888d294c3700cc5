import { memo, type ReactNode, useMemo } from 'react';
import { Area, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { binned } from './bins.ts';
import styles from './charts.module.css';

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
      <ComposedChart
        responsive
        style={{ width: '100%', height: HEIGHT }}
        margin={{ top: 4, right: 14, bottom: 0, left: 14 }}
        accessibilityLayer={false}
      >
        <XAxis
          type="number"
          dataKey="x"
          domain={[min, max]}
          ticks={[...ticks]}
          interval={0}
          tickFormatter={format}
          height={18}
          tick={{ fontSize: 10.5, fill: 'var(--dim)' }}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          allowDataOverflow
        />
        <YAxis hide domain={[0, top]} allowDataOverflow />
        <Area
          data={steps}
          dataKey="drawn"
          type="linear"
          fill="var(--bar)"
          fillOpacity={0.85}
          stroke="none"
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          data={curve}
          dataKey="exact"
          stroke="var(--series-1)"
          strokeWidth={1.5}
          dot={false}
          isAnimationActive={false}
          activeDot={false}
        />
        {current === null ? null : (
          <ReferenceLine x={current} stroke="var(--series-2)" strokeDasharray="2 2" strokeWidth={1.5} ifOverflow="hidden" />
        )}
      </ComposedChart>
      <p>{children}</p>
    </figure>
  );
});
