import type { RunNews } from '../../shared/contract/runs.ts';
import type { EpochMetrics } from '../../shared/domain/training/run.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { Broadcast, coalesce } from '../jobs/index.ts';
import type { LiveRuns } from './liveRuns.ts';

/** A curve that moves four times a second moves smoothly enough. */
const SHOW_EVERY = 250;

/**
 * News of a run until the signal aborts: all that is known first, then only what came since, at most four times a second. So
 * a run of thousands of short epochs costs a window no more than a short one.
 */
export async function* runNews(
  id: string,
  { metrics, live }: { readonly metrics: Catalogue['metrics']; readonly live: LiveRuns },
  signal: AbortSignal,
): AsyncGenerator<RunNews> {
  let ended: EpochMetrics[] = [];
  let whole = true;
  /** Steps of the epoch under way that were told. */
  let told = 0;
  const take = (): RunNews => {
    const steps = live.steps(id);
    const epochs = whole ? metrics.of(id) : ended;
    const newEpoch = whole || ended.length > 0;
    const news = { whole, epochs, newEpoch, steps: steps.slice(newEpoch ? 0 : told), now: live.now(id), notices: [...live.notices(id)] };
    [ended, whole, told] = [[], false, steps.length];
    return news;
  };
  const news = new Broadcast<RunNews>();
  const stream = news.stream(signal);
  let isOver = false;
  // What is held back is due when the window, or the host, may be gone.
  const changes = coalesce<null>(SHOW_EVERY, () => isOver || news.emit(take()));
  const stop = live.changes.subscribe(({ run, epoch, begun }) => {
    if (run !== id) return;
    if (epoch !== null) ended.push(epoch);
    whole ||= begun;
    changes.push(null);
  });
  try {
    yield take();
    yield* stream;
  } finally {
    isOver = true;
    stop();
  }
}
