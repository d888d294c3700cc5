import type { Job } from '../../../shared/contract/jobs.ts';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { texts as jobTexts } from '../../texts/jobs.ts';
import { texts } from '../../texts/models.ts';
import { formatFixed, formatWhen } from '../../ui/format.ts';
import table from '../../ui/table.module.css';
import styles from './models.module.css';

/** Best value of a metric over the epochs; "–" where there is none. */
function best(values: readonly (number | null)[], pick: (...values: number[]) => number): string {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? '–' : formatFixed(pick(...known), 3);
}

interface RunsTableProps {
  readonly runs: readonly RunEntry[];
  readonly jobs: ReadonlyMap<string, Job>;
  readonly selected: string;
}

/** Training runs, newest first. */
export function RunsTable({ runs, jobs, selected }: RunsTableProps) {
  const open = useWorkspace((state) => state.openRun);
  return (
    <div className={styles.runs}>
      <table className={table.table} aria-label={texts.runs}>
        <thead>
          <tr>
            <th>{texts.columns.name}</th>
            <th>{texts.columns.state}</th>
            <th className={table.number}>{texts.columns.epochs}</th>
            <th className={table.number}>{texts.columns.loss}</th>
            <th className={table.number}>{texts.columns.iou}</th>
            <th>{texts.columns.recipe}</th>
            <th className={table.number}>{texts.columns.seed}</th>
            <th className={table.number}>{texts.columns.created}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => {
            const job = jobs.get(run.id);
            const state = job === undefined ? (run.model === null ? texts.unfinished : texts.done) : jobTexts.states[job.state];
            return (
              <tr key={run.id} aria-selected={run.id === selected} onClick={() => open(run.id)}>
                <td>
                  <button type="button" className={styles.runName} onClick={() => open(run.id)}>
                    {run.name}
                  </button>
                </td>
                <td>{state}</td>
                <td className={table.number}>{texts.epochsOf(run.epochs.length, run.recipe.epochs)}</td>
                <td className={table.number}>{best(run.epochs.map((epoch) => epoch.loss).slice(-1), Math.min)}</td>
                <td className={table.number}>
                  {best(
                    run.epochs.map((epoch) => epoch.validationIou),
                    Math.max,
                  )}
                </td>
                <td>{`${run.recipe.name} · ${run.recipe.model.width}`}</td>
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
