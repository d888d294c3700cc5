import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { CurveAxis, CurveValue } from './runCurve.ts';

interface CompareState {
  /** Ids of the runs beside each other; two or more are shown as a comparison. */
  readonly chosen: readonly string[];
  /** Columns that the user switched on or off, by measure. */
  readonly columns: Readonly<Record<string, boolean>>;
  readonly value: CurveValue;
  readonly axis: CurveAxis;
  /** 0 … 0.99. */
  readonly smoothing: number;
}

/** What is compared, and how. The columns and curves are remembered over restarts. */
export const useCompare = create<CompareState>()(
  persist((): CompareState => ({ chosen: [], columns: {}, value: 'validationIou', axis: 'epoch', smoothing: 0 }), {
    name: 's2mgen.compare',
    partialize: ({ columns, value, axis, smoothing }) => ({ columns, value, axis, smoothing }),
  }),
);

export function chooseRuns(chosen: readonly string[]): void {
  useCompare.setState({ chosen });
}

export function toggleRun(id: string): void {
  useCompare.setState(({ chosen }) => ({ chosen: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] }));
}
