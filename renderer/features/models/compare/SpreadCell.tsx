import { texts } from '../../../texts/compare.ts';
import { formatFixed } from '../../../ui/format.ts';
import table from '../../../ui/table.module.css';
import styles from './compare.module.css';
import type { Cell } from './comparison.ts';
import { cellWords } from './tableText.ts';

interface SpreadCellProps {
  readonly cell: Cell;
  readonly digits: number;
  /** Ends of the column, over all means with their spreads. */
  readonly range: readonly [number, number];
}

/** Mean ± standard deviation, the spread as a thin bar with the mean as a tick. */
export function SpreadCell({ cell, digits, range: [low, high] }: SpreadCellProps) {
  const { moments, isBest } = cell;
  const place = (value: number) => `${(100 * (value - low)) / (high - low)}%`;
  return (
    <td className={table.number}>
      {isBest ? <b>{cellWords(cell, digits)}</b> : cellWords(cell, digits)}
      {moments === null || !(high > low) ? null : (
        <i
          className={styles.spread}
          title={moments.sd === null ? undefined : texts.spread(formatFixed(moments.sd, digits), moments.n)}
          aria-hidden
        >
          {moments.sd === null ? null : (
            <u style={{ left: place(moments.mean - moments.sd), width: `${(200 * moments.sd) / (high - low)}%` }} />
          )}
          <s style={{ left: place(moments.mean) }} />
        </i>
      )}
    </td>
  );
}
