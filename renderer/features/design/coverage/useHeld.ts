import { useQuery } from '@tanstack/react-query';
import type { Held } from '../../../../shared/contract/coverage.ts';
import { studio } from '../../../client/connection.ts';

/** What the pictures of a dataset hold; null while none is chosen or it has not come. */
export function useHeld(dataset: string | null): Held | null {
  const { data } = useQuery({
    queryKey: ['coverage', dataset],
    queryFn: ({ signal }) => studio().coverage.held({ dataset: dataset ?? '' }, { signal }),
    enabled: dataset !== null,
    // A dataset that is being rendered grows.
    staleTime: 10_000,
  });
  return dataset === null ? null : (data ?? null);
}
