import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { SegmentSize } from '../../../../shared/contract/tryout.ts';
import type { Shown } from './paint.ts';

/** A photograph in hand. `view` is a URL that the page shows. */
export interface PhotoInHand {
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly view: string;
}

/** The name of the colour rule among runs. */
export const COLOUR_RULE = 'colour-rule';

interface TryoutState {
  readonly photo: PhotoInHand | null;
  /** Ids of runs, and `COLOUR_RULE`, side by side; null until somebody chose. */
  readonly models: readonly string[] | null;
  readonly size: SegmentSize;
  /** Null: each model's own. */
  readonly threshold: number | null;
  readonly opacity: number;
  readonly shown: Shown;
}

/** What is tried, on what, and how it is shown. The photograph is forgotten with the window, the rest remembered. */
export const useTryout = create<TryoutState>()(
  persist((): TryoutState => ({ photo: null, models: null, size: null, threshold: null, opacity: 0.6, shown: 'both' }), {
    name: 's2mgen.tryout',
    partialize: ({ models, size, opacity, shown }) => ({ models, size, opacity, shown }),
  }),
);
