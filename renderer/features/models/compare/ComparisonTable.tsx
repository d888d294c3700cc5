import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkspace } from '../../../app/workspace.ts';
import { texts } from '../../../texts/compare.ts';
import { formatFixed } from '../../../ui/format.ts';
import table from '../../../ui/table.module.css';
import styles from './compare.module.css';
import { chooseRuns } from './compareStore.ts';
import type { Comparison, ComparisonRow, ComparisonSort } from './comparison.ts';
import type { Measure } from './measures.ts';
import { SpreadCell } from './SpreadCell.tsx';

function openAlone(id: string): void {
  chooseRuns([]);
  useWorkspace.getState().openRun(id);
}

/** Ends of a column, over all means with their spreads. */
function rangeOf(rows: readonly ComparisonRow[], column: number): readonly [number, number] {
  const ends = rows.flatMap(({ cells }) => {
    const moments = cells[column]?.moments ?? null;
    return moments === null ? [] : [moments.mean - (moments.sd ?? 0), moments.mean + (moments.sd ?? 0)];
  });
  return [Math.min(...ends), Math.max(...ends)];
}

/** The runs of a group, one line each. */
function SeedRows({ row, measures }: { readonly row: ComparisonRow; readonly measures: readonly Measure[] }) {
  return row.group.runs.map((run) => (
    <tr key={run.id} className={styles.seed}>
      <td>
        <button type="button" className={styles.name} onClick={() => openAlone(run.id)}>
          {run.name}
        </button>
      </td>
      {row.words.length === 0 ? null : <td colSpan={row.words.length} />}
      <td className={table.number}>{run.seed}</td>
      {measures.map((measure) => {
        const value = measure.valueOf(run);
        return (
          <td key={measure.id} className={table.number}>
            {value === null ? texts.nothing : formatFixed(value, measure.digits)}
          </td>
        );
      })}
    </tr>
  ));
}

interface ComparisonTableProps {
  readonly comparison: Comparison;
  readonly sort: ComparisonSort;
  readonly onSort: (sort: ComparisonSort) => void;
}

/** A row for each group, sorted by any column; a group opens to its seeds. */
export function ComparisonTable({ comparison, sort, onSort }: ComparisonTableProps) {
  const { differences, measures, rows } = comparison;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const ranges = measures.map((_, column) => rangeOf(rows, column));
  const head = (id: string, name: string, isNumber: boolean, detail?: string) => {
    const isSorted = sort.by === id;
    return (
      <th
        key={id}
        className={isNumber ? table.number : undefined}
        aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
        title={detail}
      >
        <button
          type="button"
          className={styles.sort}
          aria-label={texts.sortBy(name)}
          onClick={() => onSort({ by: id, descending: isSorted ? !sort.descending : isNumber })}
        >
          {name}
          {isSorted ? <span aria-hidden>{sort.descending ? ' ↓' : ' ↑'}</span> : null}
        </button>
      </th>
    );
  };
  const toggle = (key: string) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <div className={styles.table}>
      <table className={table.table} aria-label={texts.table}>
        <thead>
          <tr>
            {head('name', texts.group, false)}
            {differences.map(({ id, name }) => head(id, name, false))}
            <th className={table.number}>{texts.seeds}</th>
            {measures.map(({ id, name, detail }) => head(id, name, true, detail))}
          </tr>
        </thead>
        {rows.map((row) => {
          const { key, name, runs } = row.group;
          const isOpen = open.has(key);
          return (
            <tbody key={key}>
              <tr>
                <td>
                  <button type="button" className={styles.name} aria-expanded={isOpen} onClick={() => toggle(key)}>
                    <IconChevronRight size={13} className={styles.chevron} aria-hidden />
                    {name}
                  </button>
                </td>
                {row.words.map((words, index) => (
                  <td key={differences[index]?.id}>{words}</td>
                ))}
                <td className={table.number} title={texts.seedsOf(runs.map(({ seed }) => seed).join(', '))}>
                  {runs.length}
                </td>
                {row.cells.map((cell, index) => (
                  <SpreadCell key={measures[index]?.id} cell={cell} digits={measures[index]?.digits ?? 3} range={ranges[index] ?? [0, 0]} />
                ))}
              </tr>
              {isOpen ? <SeedRows row={row} measures={measures} /> : null}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}
