import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { ALL_FRAMES, FrameFilter, FrameSort } from '../../../shared/domain/dataset/frameFilter.ts';
import { NOTHING, type Selection } from './selection.ts';

/** What is laid over the pictures. */
export const OVERLAYS = ['both', 'skin', 'outline', 'person', 'parts'] as const;
export type Overlay = (typeof OVERLAYS)[number];

export const CELL = { min: 64, max: 320 } as const;

interface GridState {
  readonly sort: FrameSort;
  readonly filter: FrameFilter;
  readonly masks: boolean;
  readonly overlay: Overlay;
  /** Least side of a cell in pixels. */
  readonly cell: number;
  /** Place in the order of the frame in hand; null when none is chosen. */
  readonly selected: number | null;
  /** Where a stretch that is chosen with Shift begins. */
  readonly anchor: number | null;
  readonly selection: Selection;
  /** The large view is open. */
  readonly open: boolean;
  /** Frames, or the distributions of their properties. */
  readonly face: 'frames' | 'statistics';
  /** The dataset that all this is of. */
  readonly dataset: string | null;
}

const INITIAL: GridState = {
  sort: { by: 'frame', descending: false },
  filter: ALL_FRAMES,
  masks: false,
  overlay: 'both',
  cell: 128,
  selected: null,
  anchor: null,
  selection: NOTHING,
  open: false,
  face: 'frames',
  dataset: null,
};

/** What a reload brings back; what cannot be read, of an older studio, is as at first. */
const Stored = z
  .object({
    sort: FrameSort,
    masks: z.boolean(),
    overlay: z.enum(OVERLAYS),
    cell: z.number(),
    face: z.enum(['frames', 'statistics']),
    dataset: z.string().nullable(),
    filter: FrameFilter,
    selected: z.int().nullable(),
  })
  .catch(INITIAL);

/** How frames are looked at, and which of them. Survives a reload and a visit elsewhere. */
export const useGrid = create<GridState>()(
  persist((): GridState => INITIAL, {
    name: 's2mgen.frames',
    partialize: ({ sort, masks, overlay, cell, face, dataset, filter, selected }) => ({
      sort,
      masks,
      overlay,
      cell,
      face,
      dataset,
      filter,
      selected,
    }),
    merge: (stored, current) => ({ ...current, ...Stored.parse(stored) }),
  }),
);

export function toggleMasks(): void {
  useGrid.setState(({ masks }) => ({ masks: !masks }));
}

/** Another overlay, and shown. */
export function chooseOverlay(overlay: Overlay): void {
  useGrid.setState({ overlay, masks: true });
}

export function zoomCells(factor: number): void {
  useGrid.setState(({ cell }) => ({ cell: Math.round(Math.max(CELL.min, Math.min(CELL.max, cell * factor))) }));
}

/** Another order: places mean other frames now. */
export function sortBy(sort: FrameSort): void {
  useGrid.setState({ sort, selected: null, anchor: null });
}

/** Another filter. Chosen frames stay chosen, also those that it hides; a choice of all is let go. */
export function setFilter(change: Partial<FrameFilter>): void {
  useGrid.setState(({ filter, selection }) => ({
    filter: { ...filter, ...change },
    selected: null,
    anchor: null,
    selection: selection.kind === 'all' ? NOTHING : selection,
  }));
}

/** Moves the choice, within `total` frames. */
export function moveSelection(by: number, total: number): void {
  useGrid.setState(({ selected }) => ({
    selected: total === 0 ? null : Math.max(0, Math.min(total - 1, (selected ?? -Math.sign(by)) + by)),
  }));
}

/** As a dataset is opened: one that was open already stays as it was. */
export function resetGrid(dataset: string): void {
  if (useGrid.getState().dataset === dataset) return;
  useGrid.setState({ dataset, selected: null, anchor: null, open: false, filter: ALL_FRAMES, selection: NOTHING });
}
