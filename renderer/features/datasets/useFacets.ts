import { useQuery } from '@tanstack/react-query';
import type { FrameFilter } from '../../../shared/domain/dataset/frameFilter.ts';
import { useFirstPictures } from './firstPictures.ts';
import { facetsQuery } from './framesWindow.ts';
import { useGrid } from './gridStore.ts';

/** Counts that are older, in milliseconds, are asked again when they are shown again. */
const FRESH = 30_000;

/** Counts and histograms under a filter; those of a dataset that is opened after its first pictures. */
export function useFacets(dataset: string, filter: FrameFilter) {
  const isAwaited = useGrid((state) => state.face === 'statistics');
  const isShown = useFirstPictures((state) => state.dataset === dataset);
  return useQuery({ ...facetsQuery(dataset, filter), staleTime: FRESH, enabled: isAwaited || isShown });
}
