import { StudioError } from '../../shared/contract/errors.ts';
import { freeBytes, RESERVE } from './diskForecast.ts';

const LOOK_EVERY = 5000;

/**
 * Aborts before the disk of a folder is full, so that a rendering comes to rest with whole frames while others can still
 * write. `end` stops looking.
 */
export function guardDisk(dir: string, free: (folder: string) => Promise<number> = freeBytes): { signal: AbortSignal; end: () => void } {
  const guard = new AbortController();
  const look = async () => {
    const bytes = await free(dir);
    if (bytes >= RESERVE) return;
    const message = `Only ${Math.round(bytes / 1e6)} MB are free on the disk of ${dir}; the rendering stopped before it is full.`;
    guard.abort(new StudioError('disk', message, { next: 'Free some space, then resume: finished frames are kept.' }));
  };
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY);
  timer.unref();
  void look().catch(() => {});
  return { signal: guard.signal, end: () => clearInterval(timer) };
}
