import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { FrameOrder } from './framesWindow.ts';

interface GridState {
  readonly order: FrameOrder;
  readonly masks: boolean;
  /** Side of a cell in pixels. */
  readonly cell: number;
  /** Place in the order of the frame in hand; null when none is chosen. */
  readonly selected: number | null;
  /** The large view is open. */
  readonly open: boolean;
}

/** How frames are looked at, whichever dataset they are of. */
export const useGrid = create<GridState>()(
  persist((): GridState => ({ order: 'frame', masks: false, cell: 128, selected: null, open: false }), {
    name: 's2mgen.grid',
    partialize: ({ order, masks, cell }) => ({ order, masks, cell }),
  }),
);

export function toggleMasks(): void {
  useGrid.setState(({ masks }) => ({ masks: !masks }));
}

/** Moves the choice, within `total` frames. */
export function moveSelection(by: number, total: number): void {
  useGrid.setState(({ selected }) => ({
    selected: total === 0 ? null : Math.max(0, Math.min(total - 1, (selected ?? -Math.sign(by)) + by)),
  }));
}
