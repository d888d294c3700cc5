import { availableParallelism } from 'node:os';

export interface Resources {
  readonly cores: number;
  /** Bytes of memory that are free now. */
  readonly memory: number;
}

/** Building a scene keeps one core busy, tracing it all: with two workers one builds while the other traces. */
const LEAST_WORKERS = 2;
const CORES_PER_WORKER = 6;
/** A worker is replaced when it has grown to 1.5 GB; the frame under way needs some more. */
const BYTES_PER_WORKER = 2e9;
/** A GPU idles while one worker builds the next scene; more than two only wait for each other. */
const WORKERS_PER_GPU = 2;

/** How many Blenders render side by side where nobody says it. `device` as in 'CPU' or 'OPTIX'. */
export function workersFor(device: string, { cores, memory }: Resources = resources()): number {
  const wanted = device === 'CPU' ? Math.max(LEAST_WORKERS, Math.round(cores / CORES_PER_WORKER)) : WORKERS_PER_GPU;
  return Math.min(wanted, mostWorkers({ cores, memory }));
}

/** How many the machine has cores and memory for. */
export function mostWorkers({ cores, memory }: Resources = resources()): number {
  return Math.max(1, Math.min(cores, Math.floor(memory / BYTES_PER_WORKER)));
}

/** Each worker has more threads than its share of the cores: while one builds its scene, the others use its cores. */
const THREADS_PER_CORE = 1.5;

/** Render threads of each worker; undefined leaves all cores to the only one. */
export function threadsFor(workers: number, cores: number = availableParallelism()): number | undefined {
  return workers === 1 ? undefined : Math.min(cores, Math.ceil((THREADS_PER_CORE * cores) / workers));
}

function resources(): Resources {
  return { cores: availableParallelism(), memory: process.availableMemory() };
}
