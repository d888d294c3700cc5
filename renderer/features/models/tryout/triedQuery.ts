import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SegmentSize, TriedPicture } from '../../../../shared/contract/tryout.ts';
import { studio } from '../../../client/connection.ts';

/** What a model (null: the colour rule) says about a picture. The answer before stays until the next one is there. */
export function triedQuery(picture: TriedPicture, run: string | null, size: SegmentSize) {
  return queryOptions({
    queryKey: ['tried', picture, run, size],
    queryFn: ({ signal }) => studio().tryout.segment({ picture, run, size }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
