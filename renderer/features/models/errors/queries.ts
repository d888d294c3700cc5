import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ScoredSet } from '../../../../shared/contract/mistakes.ts';
import type { SliceBy } from '../../../../shared/domain/scores/slices.ts';
import { studio } from '../../../client/connection.ts';

/** What the run (null: the colour rule) was scored on, picture by picture; newest first. */
export function scoredSetsQuery(run: string | null) {
  return queryOptions({
    queryKey: ['mistakes', 'list', run],
    queryFn: ({ signal }) => studio().mistakes.list({ run }, { signal }),
  });
}

export function slicesQuery({ run, dataset, size }: ScoredSet, by: SliceBy) {
  return queryOptions({
    queryKey: ['mistakes', 'slices', run, dataset, size, by],
    queryFn: ({ signal }) => studio().mistakes.slices({ run, dataset, size, by }, { signal }),
    placeholderData: keepPreviousData,
  });
}
