import { significantlyBest } from '../../../../shared/domain/statistics/best.ts';
import { type Moments, momentsOf } from '../../../../shared/domain/statistics/moments.ts';
import type { Difference } from './differences.ts';
import type { RunGroup } from './groups.ts';
import type { Measure } from './measures.ts';

/** A number of a group: mean and spread over its seeds; null where no run has it. */
export interface Cell {
  readonly moments: Moments | null;
  readonly isBest: boolean;
}

export interface ComparisonRow {
  readonly group: RunGroup;
  /** In the order of the differences. */
  readonly words: readonly string[];
  /** In the order of the measures. */
  readonly cells: readonly Cell[];
}

/** The table: a row for each group, a column for each difference and each measure. */
export interface Comparison {
  readonly differences: readonly Difference[];
  readonly measures: readonly Measure[];
  readonly rows: readonly ComparisonRow[];
}

/** The column that rows are sorted by: the id of a measure or a difference, or `name`. */
export interface ComparisonSort {
  readonly by: string;
  readonly descending: boolean;
}

function momentsIn(group: RunGroup, measure: Measure): Moments | null {
  const values = group.runs.flatMap((run) => measure.valueOf(run) ?? []);
  return values.length === 0 ? null : momentsOf(values);
}

/** Puts groups beside each other. The best mean is marked only where it is significantly better than every other. */
export function compareGroups(
  groups: readonly RunGroup[],
  differences: readonly Difference[],
  measures: readonly Measure[],
  sort: ComparisonSort,
): Comparison {
  const columns = measures.map((measure) => {
    const moments = groups.map((group) => momentsIn(group, measure));
    return { moments, best: measure.better === null ? null : significantlyBest(moments, measure.better) };
  });
  const rows = groups.map((group, index) => ({
    group,
    words: differences.map(({ values }) => values[index] ?? ''),
    cells: columns.map(({ moments, best }) => ({ moments: moments[index] ?? null, isBest: best === index })),
  }));
  return { differences, measures, rows: sorted(rows, differences, measures, sort) };
}

/** Groups without the number stay at the end, whichever way it is sorted. */
function sorted(
  rows: readonly ComparisonRow[],
  differences: readonly Difference[],
  measures: readonly Measure[],
  { by, descending }: ComparisonSort,
): ComparisonRow[] {
  const sign = descending ? -1 : 1;
  const measure = measures.findIndex(({ id }) => id === by);
  if (measure >= 0) {
    const mean = (row: ComparisonRow) => row.cells[measure]?.moments?.mean ?? null;
    return rows.toSorted((a, b) => {
      const [x, y] = [mean(a), mean(b)];
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      return sign * (x - y);
    });
  }
  const difference = differences.findIndex(({ id }) => id === by);
  const text = (row: ComparisonRow) => (difference < 0 ? row.group.name : (row.words[difference] ?? ''));
  return rows.toSorted((a, b) => sign * text(a).localeCompare(text(b), 'en', { numeric: true }));
}
