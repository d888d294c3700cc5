import type { RunNews } from '../../../../shared/contract/runs.ts';

/** All that is known of a training run while it is watched. */
export type RunLive = Omit<RunNews, 'whole' | 'newEpoch'>;

/** What is known with what came since; an epoch that was finished again stands once. */
export function withNews(before: RunLive | null, { whole, newEpoch, epochs, steps, now, notices }: RunNews): RunLive {
  if (before === null || whole) return { epochs, steps, now, notices };
  const [first] = epochs;
  const kept = first === undefined ? before.epochs : before.epochs.filter(({ epoch }) => epoch < first.epoch);
  return {
    epochs: first === undefined ? kept : [...kept, ...epochs],
    steps: newEpoch ? steps : steps.length === 0 ? before.steps : [...before.steps, ...steps],
    now,
    notices,
  };
}
