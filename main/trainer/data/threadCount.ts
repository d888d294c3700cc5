import { availableParallelism } from 'node:os';

/** A device that needs more than these feed it is faster than any that the studio was measured on. */
const MOST = 4;

/**
 * Threads that read data, by the number of cores. One is enough for a CPU: it decodes and cuts tens of patches a second where
 * two cores train on about ten. It takes what it needs from the cores that train, no more than reading in their process would,
 * and the step need not wait: on two cores the device waited 3 % of a warm epoch and 17 % of the first without a thread, 0 %
 * and 1.4 % with one; a second one gave nothing. A quarter of many cores, because those have graphics cards beside them.
 */
export function dataThreadCount(cores = availableParallelism()): number {
  return Math.min(MOST, Math.max(1, Math.floor(cores / 4)));
}
