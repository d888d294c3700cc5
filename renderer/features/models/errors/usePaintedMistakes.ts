import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Mistake, ScoredSetEntry } from '../../../../shared/contract/mistakes.ts';
import { paintMistakes } from '../tryout/paint.ts';
import { planesQuery } from '../tryout/planes.ts';
import { triedQuery } from '../tryout/triedQuery.ts';
import { useErrors } from './errorsStore.ts';

/** The prediction for a scored picture against its truth, drawn. It is computed when first asked for, at the size it was scored. */
export function usePaintedMistakes({ run, dataset, size, threshold }: ScoredSetEntry, { frame }: Mistake, on: boolean) {
  const shown = useErrors((state) => state.shown);
  const asked = useErrors((state) => state.threshold);
  const picture = { kind: 'frame', dataset, frame: frame?.frame ?? 0 } as const;
  const { data: tried, error, isPlaceholderData } = useQuery({ ...triedQuery(picture, run, size), enabled: on && frame !== null });
  const { data: planes } = useQuery(planesQuery(isPlaceholderData ? undefined : tried?.probabilities));
  const painted = useMemo(
    () =>
      planes === undefined ? null : { width: planes.width, height: planes.height, ...paintMistakes(planes, asked ?? threshold, shown) },
    [planes, asked, threshold, shown],
  );
  return { painted, error };
}
