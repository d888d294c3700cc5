import type { BackgroundProblem } from '../../../shared/contract/backgrounds.ts';
import { texts } from '../../texts/backgrounds.ts';
import table from '../../ui/table.module.css';
import styles from './backgrounds.module.css';

/** Files that could not be taken in, why, and what to do. */
export function ProblemsTable({ problems }: { readonly problems: readonly BackgroundProblem[] }) {
  return (
    <div className={styles.scroller}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{texts.problem.file}</th>
            <th>{texts.problem.reason}</th>
            <th>{texts.problem.next}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ source, reason, next }) => (
            <tr key={source}>
              <td className={styles.path}>{source}</td>
              <td>{reason}</td>
              <td>{next}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
