/** Tells many listeners of changes, by callback or as a stream. Each registration returns its own undo. */
export class Broadcast<T> {
  readonly #listeners = new Set<(value: T) => void>();

  emit(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  subscribe(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every value from now on, in order, until the signal aborts. Listening starts with the call, not with the first read. */
  stream(signal: AbortSignal): AsyncIterable<T> {
    const waiting: T[] = [];
    let wake = () => {};
    const stop = this.subscribe((value) => {
      waiting.push(value);
      wake();
    });
    const abort = () => {
      stop();
      wake();
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });

    async function* read(): AsyncGenerator<T> {
      try {
        while (!signal.aborted) {
          const value = waiting.shift();
          if (value !== undefined) yield value;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        stop();
        signal.removeEventListener('abort', abort);
      }
    }
    return read();
  }
}
