import { randomUUID } from 'node:crypto';
import { asError, StudioError } from '../../shared/contract/errors.ts';
import { chooseDevice } from './devices.ts';
import { type ModelCommand, ModelEvent } from './modelTask.ts';
import { type ChildProcess, forkWorker, modelProcessEntry, type SpawnWorker } from './spawn.ts';
import { type TrialRequest, TrialResult } from './trial.ts';

/** A process that nobody asks is ended after so many milliseconds: loaded models hold memory. */
const IDLE = 120_000;
/** One that works for an asker who has gone is left to finish for so long, as starting another takes about a second. */
const PATIENCE = 2000;

interface Waiting {
  readonly resolve: (result: TrialResult) => void;
  readonly reject: (error: Error) => void;
}

export interface TrialProcessOptions {
  readonly spawn?: SpawnWorker | undefined;
  /** Where tests of devices are remembered. */
  readonly cache: string;
}

/** A process that shows pictures to models, one after another, and keeps the models loaded in between. */
export class TrialProcess {
  readonly #options: TrialProcessOptions;
  readonly #waiting = new Map<string, Waiting>();
  #child: ChildProcess | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(options: TrialProcessOptions) {
    this.#options = options;
  }

  /** @throws StudioError `not-found`, `data`; `training` when the process died; `cancelled`. */
  ask(request: Omit<TrialRequest, 'device'>, signal: AbortSignal): Promise<TrialResult> {
    const turn = this.#turn.then(async () => {
      if (signal.aborted) throw new StudioError('cancelled', 'Nobody waits for it any more.');
      clearTimeout(this.#idle);
      try {
        const device = await chooseDevice('auto', { ...this.#options, signal });
        return await this.#send({ ...request, device }, signal);
      } finally {
        this.#idle = setTimeout(() => this.close(), IDLE);
        this.#idle.unref();
      }
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** There is nothing to put in order: files are written whole. Who still waits is told that it was cancelled. */
  close(): void {
    clearTimeout(this.#idle);
    for (const { reject } of this.#waiting.values()) reject(new StudioError('cancelled', 'Showing pictures to models was cancelled.'));
    this.#child?.kill();
    this.#child = null;
  }

  #send(request: TrialRequest, signal: AbortSignal): Promise<TrialResult> {
    const id = randomUUID();
    const child = this.#warm();
    let patience: NodeJS.Timeout | undefined;
    const leave = () => {
      patience = setTimeout(() => this.close(), PATIENCE);
    };
    signal.addEventListener('abort', leave, { once: true });
    return new Promise<TrialResult>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const command: ModelCommand = { type: 'ask', id, request };
      child.send(command);
    }).finally(() => {
      clearTimeout(patience);
      signal.removeEventListener('abort', leave);
      this.#waiting.delete(id);
    });
  }

  #warm(): ChildProcess {
    if (this.#child !== null) return this.#child;
    const child = (this.#options.spawn ?? forkWorker)(modelProcessEntry());
    child.onMessage((raw) => {
      const event = ModelEvent.parse(raw);
      if (event.type === 'answer') this.#waiting.get(event.id)?.resolve(TrialResult.parse(event.result));
      if (event.type === 'refusal') this.#waiting.get(event.id)?.reject(asError(event.failure));
    });
    child.onExit((how) => {
      // One that was closed owes nothing any more; who waits now waits for the next one.
      if (this.#child !== child) return;
      this.#child = null;
      const message = `The process that shows pictures to models ended by itself (${how}).`;
      const next = 'Try again with a smaller size: the picture may need more memory than there is.';
      for (const { reject } of this.#waiting.values()) reject(new StudioError('training', message, { next }));
    });
    this.#child = child;
    return child;
  }
}
