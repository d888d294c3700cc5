import { create } from 'zustand';
import { FIRST_ORDER, type RunOrder } from './runOrder.ts';

export const RUN_VIEWS = ['learning', 'card'] as const;
export type RunView = (typeof RUN_VIEWS)[number];

/** Dialogs of the workspace; `evaluate` is for the run in hand or for those compared. */
export type Asking = 'train' | 'evaluate' | 'export';

interface RunState {
  /** What is shown of the run in hand. */
  readonly view: RunView;
  readonly asking: Asking | null;
  /** Of the table of runs. */
  readonly order: RunOrder;
}

/** What the Models workspace shows and asks. */
export const useRunState = create<RunState>()(() => ({ view: 'learning', asking: null, order: FIRST_ORDER }));

export function ask(asking: Asking | null): void {
  useRunState.setState({ asking });
}
