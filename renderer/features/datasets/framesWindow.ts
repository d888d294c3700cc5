import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { FrameEntry } from '../../../shared/contract/frameQueries.ts';
import type { FrameFilter, FrameSort } from '../../../shared/domain/dataset/frameFilter.ts';
import { studio } from '../../client/connection.ts';
import { queryClient } from '../../client/queries.ts';

const PAGE = 200;
/** Pages that left the view are forgotten after so many milliseconds: memory stays the same over 100,000 frames. */
const KEPT = 30_000;
/** What was fetched ahead waits for so long. */
const KEPT_AHEAD = 3_600_000;
/** Files may be deleted meanwhile: a first page that is older is asked again while it is shown. */
const FRESH = 5000;

export interface Listing {
  readonly dataset: string;
  readonly filter: FrameFilter;
  readonly sort: FrameSort;
}

function pageQuery({ dataset, filter, sort }: Listing, page: number) {
  return queryOptions({
    queryKey: ['frames', dataset, 'page', filter, sort, page],
    async queryFn({ signal }) {
      const window = await studio().datasets.frames({ id: dataset, filter, sort, offset: page * PAGE, limit: PAGE }, { signal });
      // The count of missing files is among the histograms.
      if (window.noticed > 0) void queryClient.invalidateQueries({ queryKey: ['frames', dataset, 'facets'] });
      return window;
    },
    gcTime: KEPT,
  });
}

/** The first page of a dataset as it is opened, which waits for it: fetched ahead, and looked at again as it is shown. */
export async function fetchFirstPage(listing: Listing): Promise<readonly FrameEntry[]> {
  const { frames } = await queryClient.fetchQuery({ ...pageQuery(listing, 0), gcTime: KEPT_AHEAD, staleTime: FRESH });
  return frames;
}

/** Its counts likewise: the host reads all of its frames for the first ones. */
export function fetchFacets({ dataset, filter }: Listing): Promise<void> {
  return queryClient.prefetchQuery({ ...facetsQuery(dataset, filter), gcTime: KEPT_AHEAD });
}

/**
 * Pages of frames by index window: those in view and the next one on either side, so that scrolling meets frames that are
 * there. Requests end when their pages leave.
 */
export function useFramesWindow(listing: Listing, first: number, last: number) {
  const head = useQuery({ ...pageQuery(listing, 0), placeholderData: keepPreviousData, staleTime: FRESH });
  const total = head.data?.total ?? null;
  const pages: number[] = [];
  const lastPage = total === null ? 0 : Math.max(0, Math.ceil(total / PAGE) - 1);
  const from = Math.max(0, Math.floor(first / PAGE) - 1);
  const to = Math.min(lastPage, Math.floor(Math.max(first, last) / PAGE) + 1);
  for (let page = from; page <= to; page++) pages.push(page);
  const results = useQueries({ queries: pages.map((page) => pageQuery(listing, page)) });
  return {
    error: head.error ?? results.find((result) => result.error !== null)?.error ?? null,
    /** Null until the first answer; of the filter before while a new one is asked. */
    total,
    /** The frame at a place of the order; undefined until its page is here. */
    at(index: number): FrameEntry | undefined {
      return results[pages.indexOf(Math.floor(index / PAGE))]?.data?.frames[index % PAGE];
    },
  };
}

/** Numbers of the frames from one place of the order to another, both included. */
export async function frameNumbers({ dataset, filter, sort }: Listing, from: number, to: number): Promise<readonly number[]> {
  const { frames } = await studio().datasets.frameNumbers({ id: dataset, filter, sort, offset: from, limit: to - from + 1 });
  return frames;
}

export function facetsQuery(dataset: string, filter: FrameFilter) {
  return queryOptions({
    queryKey: ['frames', dataset, 'facets', filter],
    queryFn: ({ signal }) => studio().datasets.facets({ id: dataset, filter }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: KEPT,
  });
}

export const savedFiltersQuery = queryOptions({
  queryKey: ['saved-filters'],
  queryFn: ({ signal }) => studio().datasets.savedFilters({}, { signal }),
});

export function forgetFrames(dataset: string): void {
  void queryClient.invalidateQueries({ queryKey: ['frames', dataset] });
}
