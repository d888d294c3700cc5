import { useState } from 'react';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { useFeed } from '../../client/useFeed.ts';
import { type RunLive, withNews } from './live/runLive.ts';

/** Epochs and steps of a run as they come; of a finished run, the epochs that were. */
export function useRunLive(run: RunEntry): RunLive {
  const [live, setLive] = useState<{ readonly id: string; readonly state: RunLive } | null>(null);
  useFeed(
    run.id,
    (client, id, signal) => client.runs.watch({ id }, { signal }),
    (news) => setLive((before) => ({ id: run.id, state: withNews(before?.id === run.id ? before.state : null, news) })),
  );
  const state = live?.id === run.id ? live.state : null;
  return {
    epochs: state !== null && state.epochs.length >= run.epochs.length ? state.epochs : run.epochs,
    steps: state?.steps ?? [],
    now: state?.now ?? null,
    notices: state?.notices ?? [],
  };
}
