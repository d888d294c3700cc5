export interface Limits {
  /** Milliseconds until `ready`. */
  readonly ready: number;
  /** Milliseconds of silence in a process's first frame, which may have to compile GPU kernels. */
  readonly first: number;
  /** Least milliseconds of silence allowed in later frames. */
  readonly floor: number;
}
export const LIMITS: Limits = { ready: 180_000, first: 900_000, floor: 60_000 };

const REMEMBERED = 20;
const FACTOR = 5;
/** Tiny frames say little about huge ones; and a timer of more than 24 days would fire at once. */
const MOST = 24 * 3600 * 1000;

/**
 * How long a frame may stay silent: `first` at first, then five times what the median of the last frames says for its work.
 * Work is pixels × samples, so that a large frame after small ones is not taken for a hang.
 */
export class FrameLimit {
  readonly #limits: Limits;
  readonly #costs: number[] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Milliseconds. */
  forWork(work: number): number {
    const costs = this.#costs.toSorted((a, b) => a - b);
    const median = costs[costs.length >> 1];
    return median === undefined ? this.#limits.first : Math.min(MOST, Math.max(this.#limits.floor, FACTOR * median * work));
  }

  /** A frame of this work was done in so many milliseconds. */
  record(work: number, milliseconds: number): void {
    this.#costs.push(milliseconds / work);
    if (this.#costs.length > REMEMBERED) this.#costs.shift();
  }
}
