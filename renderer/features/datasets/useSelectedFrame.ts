import type { FrameEntry } from '../../../shared/contract/datasets.ts';
import { useFramesWindow } from './framesWindow.ts';
import { useGrid } from './gridStore.ts';

/** The frame in hand, and how many there are to walk through. */
export function useSelectedFrame(dataset: string): { readonly frame: FrameEntry | undefined; readonly total: number } {
  const { order, selected } = useGrid();
  const frames = useFramesWindow(dataset, order, selected ?? 0, selected ?? 0);
  return { frame: selected === null ? undefined : frames.at(selected), total: frames.total ?? 0 };
}
