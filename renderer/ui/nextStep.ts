import { createContext } from 'react';
import type { Failure } from '../../shared/contract/errors.ts';

/** A button that begins what a failure says to do next. */
export interface NextStep {
  readonly label: string;
  readonly perform: () => void;
}

/** What the window offers after a failure; the frame around the workspaces knows the ways. */
export const NextStepContext = createContext<(failure: Failure) => NextStep | null>(() => null);
