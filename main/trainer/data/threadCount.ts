import { availableParallelism } from 'node:os';

/** To be settled by measurement. */
export function dataThreadCount(cores = availableParallelism()): number {
  return cores <= 2 ? 1 : 2;
}
