import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SplitGrouping, SplitRatios } from '../../../../shared/domain/dataset/split.ts';
import { studio } from '../../../client/connection.ts';

export function splitsQuery(id: string) {
  return queryOptions({ queryKey: ['care', id, 'splits'], queryFn: ({ signal }) => studio().care.splits({ id }, { signal }) });
}

export function reportQuery(id: string) {
  return queryOptions({ queryKey: ['care', id, 'report'], queryFn: ({ signal }) => studio().care.report({ id }, { signal }) });
}

export function labelsQuery(id: string) {
  return queryOptions({ queryKey: ['care', id, 'labels'], queryFn: ({ signal }) => studio().care.labels({ id }, { signal }) });
}

export interface SplitWish {
  readonly ratios: SplitRatios;
  readonly seed: number;
  readonly groupedBy: SplitGrouping[];
}

/** What a split would be, before it is made. */
export function proposedSplitQuery(id: string, { ratios, seed, groupedBy }: SplitWish) {
  return queryOptions({
    queryKey: ['care', id, 'proposed', ratios, seed, groupedBy],
    queryFn: ({ signal }) => studio().care.proposeSplit({ id, name: 'proposed', ratios, seed, groupedBy }, { signal }),
    placeholderData: keepPreviousData,
  });
}
