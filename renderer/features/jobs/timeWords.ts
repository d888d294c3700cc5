import type { JobProgress } from '../../../shared/contract/jobs.ts';
import { texts } from '../../texts/render.ts';
import { formatDuration } from '../../ui/format.ts';

/** "6 min", or "4 min – 9 min" as long as too little was measured; null before anything was. */
export function timeLeftWords({ secondsLeft, secondsRange }: JobProgress): string | null {
  if (secondsLeft === null) return null;
  if (secondsRange === undefined) return formatDuration(secondsLeft);
  const [low, high] = secondsRange.map(formatDuration);
  return low === undefined || high === undefined || low === high ? formatDuration(secondsLeft) : texts.range(low, high);
}
