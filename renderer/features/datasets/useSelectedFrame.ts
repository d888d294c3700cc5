import type { FrameEntry } from '../../../shared/contract/frameQueries.ts';
import { useFramesWindow } from './framesWindow.ts';
import { useGrid } from './gridStore.ts';

interface SelectedFrame {
  readonly frame: FrameEntry | undefined;
  /** The one after it, to be fetched ahead. */
  readonly next: FrameEntry | undefined;
  /** How many there are to walk through. */
  readonly total: number;
}

/** The frame in hand. */
export function useSelectedFrame(dataset: string): SelectedFrame {
  const filter = useGrid((state) => state.filter);
  const sort = useGrid((state) => state.sort);
  const selected = useGrid((state) => state.selected);
  const frames = useFramesWindow({ dataset, filter, sort }, selected ?? 0, selected ?? 0);
  return {
    frame: selected === null ? undefined : frames.at(selected),
    next: selected === null ? undefined : frames.at(selected + 1),
    total: frames.total ?? 0,
  };
}
