import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useGrid } from '../gridStore.ts';

/** How a prediction is held against the mask of a frame. */
export const PREDICTION_VIEWS = ['difference', 'sides', 'wipe'] as const;
export type PredictionView = (typeof PREDICTION_VIEWS)[number];

interface PredictionState {
  /** The large view compares. */
  readonly on: boolean;
  /** Id of a run, or `COLOUR_RULE`; null until somebody chose. */
  readonly model: string | null;
  readonly view: PredictionView;
  /** Null: the model's own. */
  readonly threshold: number | null;
  /** Of a wipe: share of the width, from the left, that shows the mask. */
  readonly edge: number;
}

const INITIAL: PredictionState = { on: false, model: null, view: 'difference', threshold: null, edge: 0.5 };
const Stored = z.object({ model: z.string().nullable(), view: z.enum(PREDICTION_VIEWS) }).catch(INITIAL);

/** What is compared in the large view of a frame. The model and the manner are remembered. */
export const usePrediction = create<PredictionState>()(
  persist((): PredictionState => INITIAL, {
    name: 's2mgen.prediction',
    partialize: ({ model, view }) => ({ model, view }),
    merge: (stored, current) => ({ ...current, ...Stored.parse(stored) }),
  }),
);

/** On or off. What is compared is shown. */
export function togglePrediction(): void {
  usePrediction.setState(({ on }) => ({ on: !on }));
  if (usePrediction.getState().on) useGrid.setState({ masks: true });
}

export function choosePredictionView(view: PredictionView): void {
  usePrediction.setState({ view, on: true });
  useGrid.setState({ masks: true });
}

export function nextPredictionView(): void {
  const { view } = usePrediction.getState();
  choosePredictionView(PREDICTION_VIEWS[(PREDICTION_VIEWS.indexOf(view) + 1) % PREDICTION_VIEWS.length] ?? 'difference');
}

/** Another model; its own threshold counts. */
export function chooseModel(model: string): void {
  usePrediction.setState({ model, threshold: null });
}
