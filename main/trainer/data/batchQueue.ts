/** What steps are trained on (`Item`: a batch, or the batches of a step), made ahead: at most `ahead` are under way or waiting. */
export class BatchQueue<Item> {
  readonly #make: (step: number) => Promise<Item>;
  readonly #ahead: number;
  readonly #made = new Map<number, Promise<Item>>();
  #waited = 0;

  constructor(make: (step: number) => Promise<Item>, ahead: number) {
    this.#make = make;
    this.#ahead = ahead;
  }

  /** Milliseconds for which somebody waited for a batch. */
  get waited(): number {
    return this.#waited;
  }

  /** The batch of a step; those of the steps behind it, below `end`, are begun. @throws what making it throws. */
  async take(step: number, end: number): Promise<Item> {
    for (const other of this.#made.keys()) if (other < step || other > step + this.#ahead) this.#made.delete(other);
    for (let k = step; k <= Math.min(step + this.#ahead, end - 1); k++) void this.#begin(k);
    const started = performance.now();
    try {
      return await this.#begin(step);
    } finally {
      this.#waited += performance.now() - started;
      this.#made.delete(step);
    }
  }

  #begin(step: number): Promise<Item> {
    const known = this.#made.get(step);
    if (known !== undefined) return known;
    const making = this.#make(step);
    // Its failure is reported to who takes it; until then it must not count as unhandled.
    making.catch(() => undefined);
    this.#made.set(step, making);
    return making;
  }
}
