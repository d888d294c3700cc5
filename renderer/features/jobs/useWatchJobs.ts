import { useRef } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { useLastAction } from '../../app/lastAction.ts';
import { queryClient } from '../../client/queries.ts';
import { useFeed } from '../../client/useFeed.ts';
import { texts } from '../../texts/jobs.ts';
import { isUnderWay, putJobs, useJobs } from './jobsStore.ts';
import { notifyOf } from './notifyStore.ts';

/** What a job of this kind changes. */
const TOUCHES = {
  render: ['datasets', 'frames', 'care'],
  import: ['datasets', 'frames'],
  train: ['runs'],
  evaluate: ['runs', 'mistakes'],
  backgrounds: ['backgrounds', 'preset-assets'],
  export: [],
  check: ['datasets', 'frames', 'care'],
  relabel: ['datasets', 'frames', 'care'],
  segment: [],
} as const;

/**
 * Milliseconds from an answer to the next question, at least; and so many times what the answer took: frames and epochs may
 * come faster than long lists are read, and 30,000 epochs of other runs are 6 MB.
 */
const REST = { least: 1000, times: 10 } as const;

/** What is being asked anew, and whether it has changed again since. */
const asked = new Map<string, boolean>();

function refreshKey(key: string): void {
  if (asked.has(key)) {
    asked.set(key, true);
    return;
  }
  asked.set(key, false);
  const rest = () => {
    const again = asked.get(key) === true;
    asked.delete(key);
    if (again) refreshKey(key);
  };
  const begun = performance.now();
  void queryClient
    .invalidateQueries({ queryKey: [key] })
    .finally(() => setTimeout(rest, Math.max(REST.least, REST.times * (performance.now() - begun))));
}

function refreshSoon(job: Job): void {
  for (const key of TOUCHES[job.kind]) refreshKey(key);
}

function refresh(job: Job): void {
  for (const key of TOUCHES[job.kind]) void queryClient.invalidateQueries({ queryKey: [key] });
}

/** Keeps the job list up to date, and asks anew for what a job has changed. */
export function useWatchJobs(): void {
  const isFirst = useRef(true);
  useFeed(
    'jobs',
    (client, _, signal) => {
      isFirst.current = true;
      return client.jobs.watch({}, { signal });
    },
    (changed) => {
      const before = useJobs.getState().jobs;
      for (const job of changed) {
        const known = before.get(job.id);
        const settled = known !== undefined && isUnderWay(known) && !isUnderWay(job);
        const born = !isFirst.current && known === undefined;
        const grew = job.kind === 'render' && known !== undefined && known.progress.done !== job.progress.done;
        const named = known !== undefined && known.target !== job.target;
        const nextEpoch = job.kind === 'train' && known !== undefined && known.progress.title !== job.progress.title;
        const hasRested = known !== undefined && known.state !== job.state && job.state === 'paused';
        if (settled || hasRested) useLastAction.getState().tell(texts.ended(job.title, texts.states[job.state]));
        if (settled) notifyOf(job);
        if (settled || born || named) refresh(job);
        else if (grew || nextEpoch) refreshSoon(job);
      }
      putJobs(changed, isFirst.current);
      isFirst.current = false;
    },
  );
}
