import type { Job } from '../../../../shared/contract/jobs.ts';
import { studio } from '../../../client/connection.ts';

type Training = Parameters<ReturnType<typeof studio>['runs']['train']>[0];

/** Queues runs that differ in the seed alone, from the given one on; with more than one, the name tells the seed. */
export async function startRuns(training: Training, count: number): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let index = 0; index < count; index++) {
    const seed = training.seed + index;
    jobs.push(await studio().runs.train({ ...training, seed, name: count === 1 ? training.name : `${training.name} s${seed}` }));
  }
  return jobs;
}
