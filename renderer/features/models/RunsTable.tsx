import { Checkbox } from '@mantine/core';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { texts as compareTexts } from '../../texts/compare.ts';
import { texts } from '../../texts/models.ts';
import { formatFixed, formatWhen } from '../../ui/format.ts';
import table from '../../ui/table.module.css';
import { chooseRuns, toggleRun } from './compare/compareStore.ts';
import styles from './models.module.css';
import { exportedIou, inOrder, nextOrder, RUN_COLUMNS, type RunColumn, stateOf } from './runOrder.ts';
import { useRunState } from './runStore.ts';

const NUMBERS: readonly RunColumn[] = ['epochs', 'loss', 'iou', 'seed', 'created'];

/** A value of a run, or "–" where it has none yet. */
function words(value: number | null | undefined): string {
  return value === null || value === undefined ? texts.noValue : formatFixed(value, 3);
}

interface RunsTableProps {
  readonly runs: readonly RunEntry[];
  readonly jobs: ReadonlyMap<string, Job>;
  /** The run that is shown, when none are compared. */
  readonly selected: string | null;
  readonly compared: readonly string[];
}

/** Training runs, sorted by any column. A click shows one; the boxes choose several to compare. */
export function RunsTable({ runs, jobs, selected, compared }: RunsTableProps) {
  const openRun = useWorkspace((state) => state.openRun);
  const open = (id: string) => {
    chooseRuns([]);
    openRun(id);
  };
  const order = useRunState((state) => state.order);
  const areAll = compared.length === runs.length;
  return (
    <div className={styles.runs} data-comparing={selected === null || undefined}>
      <table className={table.table} aria-label={texts.runs}>
        <thead>
          <tr>
            <th className={styles.box}>
              <Checkbox
                aria-label={compareTexts.compareAll}
                checked={areAll}
                indeterminate={compared.length > 0 && !areAll}
                onChange={() => chooseRuns(areAll ? [] : runs.map(({ id }) => id))}
              />
            </th>
            {RUN_COLUMNS.map((column) => {
              const isSorted = order.by === column;
              return (
                <th
                  key={column}
                  className={NUMBERS.includes(column) ? table.number : undefined}
                  aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className={styles.sort}
                    aria-label={compareTexts.sortBy(texts.columns[column])}
                    onClick={() => useRunState.setState({ order: nextOrder(order, column) })}
                  >
                    {texts.columns[column]}
                    {isSorted ? <span aria-hidden>{order.descending ? ' ↓' : ' ↑'}</span> : null}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {inOrder(runs, order, jobs).map((run) => {
            const job = jobs.get(run.id);
            return (
              <tr key={run.id} aria-selected={run.id === selected} onClick={() => open(run.id)}>
                <td className={styles.box}>
                  <Checkbox
                    aria-label={compareTexts.chooseRun(run.name)}
                    checked={compared.includes(run.id)}
                    onClick={(event) => event.stopPropagation()}
                    onChange={() => toggleRun(run.id)}
                  />
                </td>
                <td>
                  <button type="button" className={styles.runName} onClick={() => open(run.id)}>
                    {run.name}
                  </button>
                </td>
                <td data-state={job?.state} className={styles.state}>
                  {stateOf(run, job)}
                </td>
                <td className={table.number}>{texts.epochsOf(run.epochs.length, run.recipe.epochs)}</td>
                <td className={table.number}>{words(run.epochs.at(-1)?.loss)}</td>
                <td className={table.number}>{words(exportedIou(run))}</td>
                <td>{texts.recipeOf(run.recipe.name, run.recipe.model.width)}</td>
                <td className={table.number}>{run.seed}</td>
                <td className={table.number}>{formatWhen(run.createdAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
