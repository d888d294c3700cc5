import { Area, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';

interface DistributionChartProps {
  readonly min: number;
  readonly max: number;
  /** Corners of the bars of draws, from left to right. */
  readonly steps: readonly { readonly x: number; readonly drawn: number }[];
  readonly curve: readonly { readonly x: number; readonly exact: number }[];
  /** Highest density shown. */
  readonly top: number;
  /** The frame in hand. */
  readonly current: number | null;
  readonly ticks: readonly number[];
  readonly format: (x: number) => string;
  /** Pixels. */
  readonly height: number;
}

/** Draws as bars below an exact density. */
export function DistributionChart({ min, max, steps, curve, top, current, ticks, format, height }: DistributionChartProps) {
  return (
    <ComposedChart
      responsive
      style={{ width: '100%', height: height }}
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
  );
}
