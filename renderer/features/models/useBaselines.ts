import { useQuery } from '@tanstack/react-query';
import type { Evaluation } from '../../../shared/domain/scores/score.ts';
import { studio } from '../../client/connection.ts';

const NONE: readonly Evaluation[] = [];

/** Scores of the colour rule; none until it has been evaluated. */
export function useBaselines(): readonly Evaluation[] {
  const { data } = useQuery({ queryKey: ['runs', 'baselines'], queryFn: ({ signal }) => studio().runs.baselines({}, { signal }) });
  return data ?? NONE;
}
