import { create } from 'zustand';
import type { ForecastColumns } from '../../../../shared/domain/coverage/columns.ts';
import type { Drawn } from '../../../../shared/domain/drawn/drawn.ts';

interface ForecastAnswers {
  readonly columns: ForecastColumns | null;
  /** What the same frames drew; lags behind while something is dragged. */
  readonly drawn: Drawn | null;
  /** What the last forecast took in its thread. */
  readonly milliseconds: number;
  /** Why there is none. */
  readonly problem: string | null;
}

/** What the forecasting thread told last. Apart from what the browser keeps: that is written to the disk whenever it changes. */
export const useForecastAnswers = create<ForecastAnswers>()(() => ({ columns: null, drawn: null, milliseconds: 0, problem: null }));
