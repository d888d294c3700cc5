import { useMemo, useState } from 'react';
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../ui/format.ts';
import { CurveTable } from './CurveTable.tsx';
import styles from './charts.module.css';
import { downsampled } from './lttb.ts';

/** More points than this cannot be told apart on a screen. */
const MOST_POINTS = 600;
const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)', 'var(--series-6)'] as const;
const DASHES = ['', '5 3', '2 3', '8 3 2 3', '10 3', '6 2 1 2 1 2'] as const;
/** With more curves than this, dots hide more than they tell. */
const MOST_DOTTED = 3;
/** Of the other curves while one is pointed at in the legend. */
const FAINT = 0.2;

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  /** Drawn faintly behind, where the points are smoothed. */
  readonly raw?: readonly Point[];
  /** Which colour and which dash; by its place in the list when left out. */
  readonly colour?: number;
  readonly dash?: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Style {
  readonly stroke: string;
  readonly strokeDasharray: string;
}

function styleOf({ colour, dash }: Series, index: number): Style {
  return {
    stroke: COLOURS[(colour ?? index) % COLOURS.length] ?? COLOURS[0],
    strokeDasharray: DASHES[(dash ?? index) % DASHES.length] ?? DASHES[0],
  };
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
  /** The axis has numbers between whole ones. */
  readonly fractions?: boolean;
}

/** Curves over epochs or steps. Series are told apart by colour and by dash. */
export function Curves({ title, xName, series, height = 220, domain, end, fractions = false }: CurvesProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const thin = useMemo(
    () =>
      series.map((one, index) => ({
        name: one.name,
        points: downsampled(one.points, MOST_POINTS),
        raw: one.raw === undefined ? null : downsampled(one.raw, MOST_POINTS),
        style: styleOf(one, index),
      })),
    [series],
  );
  const last = Math.max(end ?? (fractions ? 0 : 1), ...series.flatMap(({ points }) => points.slice(-1).map((point) => point.x)));
  const first = Math.min(last, ...series.flatMap(({ points }) => points.slice(0, 1).map((point) => point.x)));
  const count = series[0]?.points.length ?? 0;
  return (
    <figure className={styles.curve} aria-label={title} data-points={count}>
      <figcaption>
        <b>{title}</b>
        <span className={styles.legend}>
          {thin.map(({ name, points, style }) => {
            const latest = points.at(-1);
            return (
              <span key={name} onPointerEnter={() => setPointed(name)} onPointerLeave={() => setPointed(null)}>
                <svg width={20} height={4} aria-hidden>
                  <line x1={0} x2={20} y1={2} y2={2} strokeWidth={2} {...style} />
                </svg>
                {latest === undefined ? name : `${name} ${formatNumber(latest.y, 3)}`}
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
          domain={[first, fractions ? last : Math.max(last, first + 1)]}
          allowDecimals={fractions}
          tickFormatter={(value: number) => formatNumber(value, 3)}
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
        {thin.map(({ name, raw, style }) =>
          raw === null ? null : (
            <Line
              key={`${name} raw`}
              data={[...raw]}
              dataKey="y"
              stroke={style.stroke}
              strokeOpacity={pointed === null || pointed === name ? 0.3 : 0.08}
              strokeWidth={1}
              dot={false}
              activeDot={false}
              tooltipType="none"
              isAnimationActive={false}
            />
          ),
        )}
        {thin.map(({ name, points, style }) => (
          <Line
            key={name}
            data={[...points]}
            dataKey="y"
            name={name}
            {...style}
            strokeOpacity={pointed === null || pointed === name ? 1 : FAINT}
            strokeWidth={1.75}
            dot={
              (points.length < 30 && thin.length <= MOST_DOTTED) || points.length === 1
                ? { r: 2.5, strokeDasharray: '', fill: 'var(--s1)' }
                : false
            }
            isAnimationActive={false}
          />
        ))}
      </LineChart>
      <CurveTable title={title} xName={xName} series={series} />
    </figure>
  );
}
