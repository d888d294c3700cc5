import { useMemo, useState } from 'react';
import { CartesianGrid, type DotItemDotProps, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { CurveTable } from './CurveTable.tsx';
import styles from './charts.module.css';
import { curveStyle, type Mark } from './curveStyle.ts';
import { downsampled } from './lttb.ts';
import { MarkShape } from './MarkShape.tsx';
import type { Series } from './series.ts';
import { roundTicks, valueText, wholeTicks } from './ticks.ts';

/** More points than this cannot be told apart on a screen. */
const MOST_POINTS = 600;
/** With more curves than this, dots hide more than they tell. */
const MOST_DOTTED = 3;
/** Of the other curves while one is pointed at in the legend. */
const FAINT = 0.2;

/** Ticks of either axis, about. */
const TICKS = { x: 6, y: 4 } as const;

/** Marks along a curve. */
const MARKS_EACH = 7;

interface CurvesProps {
  readonly title: string;
  readonly xName: string;
  readonly series: readonly Series[];
  /** Pixels, or a length of CSS. */
  readonly height?: number | string;
  /** Fixed bounds of y, such as 0 … 1 of a score. */
  readonly domain?: readonly [number, number];
  /** Where x will end, when that is known before the last point is there. */
  readonly end?: number;
  /** The axis has numbers between whole ones. */
  readonly fractions?: boolean;
  /** A place worth knowing; its label stands at the upper end, or `below`, where the curves leave room. */
  readonly notable?: { readonly x: number; readonly label: string; readonly below: boolean } | undefined;
}

/** Of a flat curve, a little room around it. */
function endsOf(levels: readonly number[]): [number, number] {
  const [low, high] = [levels[0] ?? 0, levels.at(-1) ?? 1];
  return low < high ? [low, high] : [low - Math.abs(low) / 2, high + (Math.abs(high) / 2 || 1)];
}

/** Draws some of a curve's points as marks, at other places than the curves beside it. */
function marked(mark: Mark, stroke: string, points: number, place: number) {
  const stride = Math.max(1, Math.round(points / MARKS_EACH));
  return ({ cx, cy, index }: DotItemDotProps) =>
    index % stride !== place % stride || cx === undefined || cy === undefined ? (
      <g key={index} />
    ) : (
      <MarkShape key={index} mark={mark} x={cx} y={cy} stroke={stroke} />
    );
}

/** Curves over epochs or steps. Series are told apart by colour, and by dash and mark. */
export function Curves({ title, xName, series, height = 220, domain, end, fractions = false, notable }: CurvesProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const thin = useMemo(
    () =>
      series.map((one, index) => ({
        id: one.id,
        name: one.name,
        points: downsampled(one.points, MOST_POINTS),
        raw: one.raw === undefined ? null : downsampled(one.raw, MOST_POINTS),
        style: curveStyle(index, one.colour),
      })),
    [series],
  );
  const last = Math.max(end ?? (fractions ? 0 : 1), ...series.flatMap(({ points }) => points.slice(-1).map((point) => point.x)));
  const first = Math.min(last, ...series.flatMap(({ points }) => points.slice(0, 1).map((point) => point.x)));
  const count = series[0]?.points.length ?? 0;
  const reach = fractions ? last : Math.max(last, first + 1);
  const values = thin.flatMap(({ points, raw }) => [...points, ...(raw ?? [])].map(({ y }) => y));
  const [low, high] = domain ?? [Math.min(...values), Math.max(...values)];
  const levels = values.length === 0 ? [] : roundTicks(low, high, TICKS.y, domain === undefined);
  return (
    <figure className={styles.curve} aria-label={title} data-points={count}>
      <figcaption>
        <b>{title}</b>
        <span className={styles.legend}>
          {thin.map(({ id, name, points, style: { mark, ...line } }) => {
            const latest = points.at(-1);
            return (
              <span key={id} onPointerEnter={() => setPointed(id)} onPointerLeave={() => setPointed(null)}>
                <svg width={28} height={10} aria-hidden>
                  <line x1={0} x2={28} y1={5} y2={5} strokeWidth={2} {...line} />
                  {mark === null ? null : <MarkShape mark={mark} x={14} y={5} stroke={line.stroke} />}
                </svg>
                {name}
                {latest === undefined ? null : <b>{valueText(latest.y)}</b>}
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
          domain={[first, reach]}
          ticks={fractions ? roundTicks(first, reach, TICKS.x) : wholeTicks(first, reach, TICKS.x)}
          interval={0}
          tickFormatter={valueText}
          tick={{ fontSize: 10.5, fill: 'var(--dim)' }}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          label={{ value: xName, position: 'insideBottom', offset: -8, fontSize: 10.5, fill: 'var(--dim)' }}
        />
        <YAxis
          width={48}
          domain={domain === undefined ? endsOf(levels) : [...domain]}
          ticks={levels}
          interval={0}
          tick={{ fontSize: 10.5, fill: 'var(--dim)' }}
          tickLine={false}
          axisLine={false}
          tickFormatter={valueText}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--faint)', strokeDasharray: '2 2' }}
          contentStyle={{ background: 'var(--s1)', border: '1px solid var(--line)', borderRadius: 5, fontSize: 11, padding: '4px 8px' }}
          labelFormatter={(value) => `${xName} ${String(value)}`}
          formatter={(value) => valueText(Number(value))}
        />
        {notable === undefined ? null : (
          <ReferenceLine
            x={notable.x}
            stroke="var(--dim)"
            strokeDasharray="1 3"
            label={{
              value: notable.label,
              position: `inside${notable.below ? 'Bottom' : 'Top'}${2 * (notable.x - first) < reach - first ? 'Left' : 'Right'}`,
              fontSize: 10.5,
              fill: 'var(--dim)',
            }}
          />
        )}
        {thin.map(({ id, raw, style }) =>
          raw === null ? null : (
            <Line
              key={`${id} raw`}
              data={[...raw]}
              dataKey="y"
              stroke={style.stroke}
              strokeOpacity={pointed === null || pointed === id ? 0.3 : 0.08}
              strokeWidth={1}
              dot={false}
              activeDot={false}
              tooltipType="none"
              isAnimationActive={false}
            />
          ),
        )}
        {thin.map(({ id, name, points, style: { mark, ...line } }, place) => (
          <Line
            key={id}
            data={[...points]}
            dataKey="y"
            name={name}
            {...line}
            strokeOpacity={pointed === null || pointed === id ? 1 : FAINT}
            strokeWidth={1.75}
            dot={
              mark !== null
                ? marked(mark, line.stroke, points.length, place)
                : (points.length < 30 && thin.length <= MOST_DOTTED) || points.length === 1
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
