import { VisuallyHidden } from '@mantine/core';
import { formatNumber } from '../ui/format.ts';
import { downsampled } from './lttb.ts';
import type { Series } from './series.ts';

/** More rows than this nobody listens to. */
const MOST_ROWS = 40;

interface CurveTableProps {
  readonly title: string;
  readonly xName: string;
  readonly series: readonly Series[];
}

/** The points of curves as a table, for those who cannot see them. */
export function CurveTable({ title, xName, series }: CurveTableProps) {
  const thin = series.map(({ id, name, points }) => ({ id, name, points: downsampled(points, MOST_ROWS) }));
  const places = [...new Set(thin.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const values = thin.map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
  return (
    <VisuallyHidden>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{xName}</th>
            {thin.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((x) => (
            <tr key={x}>
              <th scope="row">{formatNumber(x, 0)}</th>
              {values.map((of, index) => {
                const y = of.get(x);
                return <td key={thin[index]?.id}>{y === undefined ? '–' : formatNumber(y, 4)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
