import type { z } from 'zod';
import { asError, StudioError } from '../../shared/contract/errors.ts';
import type { EpochMetrics, TrainingStep } from '../../shared/domain/training/run.ts';
import { type ModelCommand, ModelEvent, type ModelTask } from './modelTask.ts';
import type { OnProgress } from './progress.ts';
import { forkWorker, modelProcessEntry, type SpawnWorker } from './spawn.ts';

export interface ModelTaskOptions {
  /** Where tests of devices are remembered; the machine's cache when left out. */
  readonly cache?: string | undefined;
  /** A fork of Node when left out. */
  readonly spawn?: SpawnWorker | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
  readonly onStep?: ((step: TrainingStep) => void) | undefined;
  readonly onEpoch?: ((epoch: EpochMetrics) => void) | undefined;
  readonly onNotice?: ((text: string) => void) | undefined;
}

/** Time for a cancelled task to put its files in order. */
const CANCEL_GRACE = 20_000;

/**
 * Runs a task in a process of its own: networks block the thread they run on, and a crash of the runtime must not take the
 * studio with it. Throws what the task threw; `training` when the process died; `cancelled`.
 */
export function runModelTask<T>(task: ModelTask, result: z.ZodType<T>, options: ModelTaskOptions = {}): Promise<T> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new StudioError('cancelled', 'Cancelled.'));
      return;
    }
    const child = (options.spawn ?? forkWorker)(modelProcessEntry(), { quiet: task.task === 'test-device' });
    const send = (command: ModelCommand) => child.send(command);
    let grace: NodeJS.Timeout | undefined;
    let outcome: (() => void) | null = null;

    const cancel = () => {
      // A test has nothing to put in order, and a driver that hangs does not listen.
      if (task.task === 'test-device') return child.kill();
      send({ type: 'cancel' });
      grace = setTimeout(() => child.kill(), CANCEL_GRACE);
    };
    const settle = (act: () => void) => {
      outcome ??= act;
    };

    child.onMessage((raw) => {
      const event = ModelEvent.parse(raw);
      if (event.type === 'ready') send({ type: 'run', task });
      else if (event.type === 'progress') options.onProgress?.(event.progress);
      else if (event.type === 'step') options.onStep?.(event.step);
      else if (event.type === 'epoch') options.onEpoch?.(event.epoch);
      else if (event.type === 'notice') options.onNotice?.(event.text);
      else if (event.type === 'fail') settle(() => reject(asError(event.failure)));
      else if (event.type === 'done') settle(() => resolve(Promise.resolve(event.result).then((value) => result.parse(value))));
    });
    // Settled only when the process is gone: until then it may hold files.
    child.onExit((how) => {
      clearTimeout(grace);
      signal?.removeEventListener('abort', cancel);
      settle(() => reject(signal?.aborted ? new StudioError('cancelled', 'Cancelled.') : death(task, how)));
      outcome?.();
    });
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

function death(task: ModelTask, how: string): StudioError {
  const why = CAUSES.find(([signal]) => signal.test(how))?.[1] ?? '';
  const next =
    task.task === 'train' ? 'Resume the training: it goes on from its last checkpoint. Smaller batches need less memory.' : 'Try again.';
  return new StudioError('training', `The process of the ${NOUNS[task.task]} ended by itself (${how}).${why}`, { next });
}

/** What commonly ends a process so. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/SIGKILL/, ' The system may have run out of memory.'],
  [/SIGABRT|SIGSEGV|SIGBUS/, ' Memory may have run out, or a driver failed.'],
];

const NOUNS = { train: 'training', evaluate: 'evaluation', segment: 'segmentation', 'test-device': 'test of a device' } as const;
