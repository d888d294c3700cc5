import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ForecastColumns } from '../../../../shared/domain/coverage/columns.ts';
import type { Drawn } from '../../../../shared/domain/drawn/drawn.ts';

interface ForecastState {
  /** The panel is unfolded. */
  readonly open: boolean;
  /** The dataset that the forecast is compared with. */
  readonly dataset: string | null;
  readonly columns: ForecastColumns | null;
  /** What the same frames drew; lags behind while something is dragged. */
  readonly drawn: Drawn | null;
  /** What the last forecast took in its thread. */
  readonly milliseconds: number;
  /** Why there is none. */
  readonly problem: string | null;
}

/** Lower windows begin with the panel folded: its line tells the most, and the view keeps its room. */
const isLow = () => window.innerHeight <= 700;

export const useForecast = create<ForecastState>()(
  persist((): ForecastState => ({ open: !isLow(), dataset: null, columns: null, drawn: null, milliseconds: 0, problem: null }), {
    name: 's2mgen.forecast',
    partialize: ({ open, dataset }) => ({ open, dataset }),
  }),
);

export function toggleForecast(): void {
  useForecast.setState(({ open }) => ({ open: !open }));
}
