import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MistakeOrder, ScoredSet } from '../../../../shared/contract/mistakes.ts';
import type { Slice, SliceBy } from '../../../../shared/domain/scores/slices.ts';
import { studio } from '../../../client/connection.ts';

const PAGE = 60;

/** What the run (null: the colour rule) was scored on, picture by picture; newest first. */
export function scoredSetsQuery(run: string | null) {
  return queryOptions({
    queryKey: ['mistakes', 'list', run],
    queryFn: ({ signal }) => studio().mistakes.list({ run }, { signal }),
  });
}

export function mistakesQuery({ run, dataset, size }: ScoredSet, slice: Slice | null, order: MistakeOrder) {
  // What is missed most comes first; of IoU and of skin the least.
  const descending = order === 'falsePositive' || order === 'falseNegative';
  return infiniteQueryOptions({
    queryKey: ['mistakes', 'browse', run, dataset, size, slice, order],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      studio().mistakes.browse({ run, dataset, size, slice, order, descending, offset: pageParam, limit: PAGE }, { signal }),
    getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
  });
}

export function slicesQuery({ run, dataset, size }: ScoredSet, by: SliceBy) {
  return queryOptions({
    queryKey: ['mistakes', 'slices', run, dataset, size, by],
    queryFn: ({ signal }) => studio().mistakes.slices({ run, dataset, size, by }, { signal }),
    placeholderData: keepPreviousData,
  });
}
