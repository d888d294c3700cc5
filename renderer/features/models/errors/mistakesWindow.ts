import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { Mistake, MistakeOrder, ScoredSet } from '../../../../shared/contract/mistakes.ts';
import type { Slice } from '../../../../shared/domain/scores/slices.ts';
import { studio } from '../../../client/connection.ts';

const PAGE = 100;
/** Pages that left the view are forgotten after so many milliseconds. */
const KEPT = 60_000;

/** Scored pictures in an order; `slice` null: all of them. */
export interface MistakeListing {
  readonly set: ScoredSet;
  readonly slice: Slice | null;
  readonly order: MistakeOrder;
}

function pageQuery({ set: { run, dataset, size }, slice, order }: MistakeListing, page: number) {
  // What is missed most comes first; of IoU and of skin the least.
  const descending = order === 'falsePositive' || order === 'falseNegative';
  return queryOptions({
    queryKey: ['mistakes', 'browse', run, dataset, size, slice, order, page],
    queryFn: ({ signal }) =>
      studio().mistakes.browse({ run, dataset, size, slice, order, descending, offset: page * PAGE, limit: PAGE }, { signal }),
    gcTime: KEPT,
  });
}

/** How many scored pictures there are; null until it is known. */
export function useMistakeCount(listing: MistakeListing) {
  const { data, error } = useQuery({ ...pageQuery(listing, 0), placeholderData: keepPreviousData });
  return { total: data?.total ?? null, error };
}

/** Scored pictures by their places in the order: the pages of those from `first` to `last`. */
export function useMistakesWindow(listing: MistakeListing, first: number, last: number) {
  const from = Math.floor(first / PAGE);
  const pages = Array.from({ length: Math.max(0, Math.floor(last / PAGE) - from + 1) }, (_, at) => from + at);
  const results = useQueries({ queries: pages.map((page) => pageQuery(listing, page)) });
  return {
    error: results.find((result) => result.error !== null)?.error ?? null,
    /** Undefined until its page is here. */
    at: (index: number): Mistake | undefined => results[Math.floor(index / PAGE) - from]?.data?.pictures[index % PAGE],
  };
}
