import { create } from 'zustand';
import { asFailure } from '../../shared/contract/errors.ts';

interface LastAction {
  /** What the last action did, in words. */
  readonly text: string | null;
  readonly undo: (() => void) | null;
  tell(text: string, undo?: () => void): void;
}

/** The status bar's memory: the last thing that was done, and how to take it back. */
export const useLastAction = create<LastAction>()((set) => ({
  text: null,
  undo: null,
  tell: (text, undo) => set({ text, undo: undo ?? null }),
}));

/** Says why something could not be done, and what to do about it. */
export function tellFailure(error: unknown): void {
  const { message, next } = asFailure(error);
  useLastAction.getState().tell(next === null ? message : `${message} ${next}`);
}
