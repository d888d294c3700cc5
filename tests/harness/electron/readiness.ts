/** Whether Electron's `app` is ready: some calls must come before, others after. */
class Readiness {
  readonly #promise = Promise.withResolvers<void>();
  #isReached = false;

  get isReached(): boolean {
    return this.#isReached;
  }

  wait(): Promise<void> {
    return this.#promise.promise;
  }

  reach(): void {
    this.#isReached = true;
    this.#promise.resolve();
  }
}

export const readiness = new Readiness();
