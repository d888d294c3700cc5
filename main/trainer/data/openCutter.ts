import { asFailure } from '../../../shared/contract/errors.ts';
import { type CutterOptions, LocalCutter, type PatchCutter } from './patchCutter.ts';
import type { SampleSource } from './source.ts';
import { ThreadedCutter } from './threadedCutter.ts';

/** The threads that read data for a training. */
export interface DataThreads {
  /** Path of the file that they run: it calls `serveCuts`. */
  readonly entry: string;
  /** 0 reads in the thread of the training. */
  readonly count: number;
}

/**
 * A cutter for these sources: in threads where there are any and every source has addresses, else in this thread. Threads
 * that cannot be started are made up for by this one.
 */
export async function openCutter(
  sources: readonly SampleSource[],
  threads: DataThreads | undefined,
  options: CutterOptions,
  onNotice: (text: string) => void,
): Promise<PatchCutter> {
  const inThreads = threads !== undefined && threads.count > 0 && sources.every((source) => source.address !== undefined);
  if (!inThreads) return new LocalCutter(options);
  try {
    return await ThreadedCutter.start(threads.entry, threads.count, options);
  } catch (error) {
    onNotice(`Data is read in the thread of the training, which is slower. ${asFailure(error).message}`);
    return new LocalCutter(options);
  }
}
