import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface ForecastState {
  /** The panel is unfolded. */
  readonly open: boolean;
  /** The dataset that the forecast is compared with. */
  readonly dataset: string | null;
}

/** Lower windows begin with the panel folded: its line tells the most, and the view keeps its room. */
const isLow = () => window.innerHeight <= 700;

/** How the forecast is shown. */
export const useForecast = create<ForecastState>()(
  persist((): ForecastState => ({ open: !isLow(), dataset: null }), { name: 's2mgen.forecast' }),
);

export function toggleForecast(): void {
  useForecast.setState(({ open }) => ({ open: !open }));
}
