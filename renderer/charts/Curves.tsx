import { useMemo } from 'react';
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../ui/format.ts';
import styles from './charts.module.css';
import { downsampled } from './lttb.ts';

/** More points than this cannot be told apart on a screen. */
const MOST_POINTS = 600;
const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)'];
const DASHES = ['', '5 3', '2 3', '8 3 2 3'];

export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

interface CurvesProps {
  readonly title: string;
  readonly xName: string;
  readonly series: readonly Series[];
  readonly height?: number;
  /** Fixed bounds of y, such as 0 … 1 of a score. */
  readonly domain?: readonly [number, number];
  /** Where x will end, when that is known before the last point is there. */
  readonly end?: number;
}

/** Curves over epochs or steps. Series are told apart by colour and by dash. */
export function Curves({ title, xName, series, height = 220, domain, end }: CurvesProps) {
  const thin = useMemo(() => series.map(({ name, points }) => ({ name, points: downsampled(points, MOST_POINTS) })), [series]);
  const last = Math.max(end ?? 1, ...series.flatMap(({ points }) => points.slice(-1).map((point) => point.x)));
  const first = Math.min(last, ...series.flatMap(({ points }) => points.slice(0, 1).map((point) => point.x)));
  const count = series[0]?.points.length ?? 0;
  return (
    <figure className={styles.curve} aria-label={title} data-points={count}>
      <figcaption>
        <b>{title}</b>
        <span className={styles.legend}>
          {series.map(({ name, points }, index) => {
            const end = points.at(-1);
            return (
              <span key={name}>
                <i style={{ color: COLOURS[index % 4] }} data-dashed={index > 0 || undefined} />
                {end === undefined ? name : `${name} ${formatNumber(end.y, 3)}`}
              </span>
            );
          })}
        </span>
      </figcaption>
      <LineChart
        responsive
        style={{ width: '100%', height }}
        margin={{ top: 6, right: 12, bottom: 14, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          type="number"
          dataKey="x"
          domain={[first, Math.max(last, first + 1)]}
          allowDecimals={false}
          tick={{ fontSize: 10.5, fill: 'var(--dim)' }}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          label={{ value: xName, position: 'insideBottom', offset: -8, fontSize: 10.5, fill: 'var(--dim)' }}
        />
        <YAxis
          width={44}
          domain={domain === undefined ? ['auto', 'auto'] : [...domain]}
          tick={{ fontSize: 10.5, fill: 'var(--dim)' }}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => formatNumber(value, 3)}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--faint)', strokeDasharray: '2 2' }}
          contentStyle={{ background: 'var(--s1)', border: '1px solid var(--line)', borderRadius: 5, fontSize: 11, padding: '4px 8px' }}
          labelFormatter={(value) => `${xName} ${String(value)}`}
          formatter={(value) => formatNumber(Number(value), 4)}
        />
        {thin.map(({ name, points }, index) => (
          <Line
            key={name}
            data={[...points]}
            dataKey="y"
            name={name}
            stroke={COLOURS[index % 4] ?? 'var(--series-1)'}
            strokeDasharray={DASHES[index % 4] ?? ''}
            strokeWidth={1.75}
            dot={points.length < 30 ? { r: 2.5, strokeDasharray: '', fill: 'var(--s1)' } : false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </figure>
  );
}
