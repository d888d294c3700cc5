import type { WorkerEvent } from '../protocol.ts';

export type Answer = Extract<WorkerEvent, { event: 'frame' | 'body' | 'error' }>;

export interface AskOptions {
  /** Milliseconds without any event after which the process counts as hung and is killed. */
  readonly silence: number;
  readonly onProgress?: ((value: number, phase: string) => void) | undefined;
}

/** A command on its way: each event about it restarts the clock of its silence. */
export class Question {
  readonly id: number;
  readonly answer: Promise<Answer>;
  readonly #deferred = Promise.withResolvers<Answer>();
  readonly #options: AskOptions;
  readonly #clock: NodeJS.Timeout;

  constructor(id: number, options: AskOptions, onSilence: () => void) {
    this.id = id;
    this.#options = options;
    this.answer = this.#deferred.promise;
    this.#clock = setTimeout(onSilence, options.silence);
  }

  progress(value: number, phase: string): void {
    this.#clock.refresh();
    this.#options.onProgress?.(value, phase);
  }

  resolve(answer: Answer): void {
    clearTimeout(this.#clock);
    this.#deferred.resolve(answer);
  }

  reject(error: Error): void {
    clearTimeout(this.#clock);
    this.#deferred.reject(error);
  }
}
