/** How long one frame took, as it was told. */
export interface FrameTiming {
  /** First of its group: a person was built. */
  readonly isFirst: boolean;
  /** First of its process, which also loads assets and warms up: told apart, since it happens once. */
  readonly isWarmUp: boolean;
  /** Between the frame before on the same worker and this one: rendering, and what lies around it. */
  readonly seconds: number;
  /** Seconds by phase, as the worker measured them. */
  readonly phases: Readonly<Record<string, number>>;
}

/** What one frame of a class costs on one worker, and how uncertain that is. */
export interface Cost {
  readonly seconds: number;
  /** Standard error of `seconds`. */
  readonly error: number;
  /** Standard deviation of one frame. */
  readonly spread: number;
}

/** Frames that are remembered: later ones tell more of what is still to come. */
const REMEMBERED = 200;
/** Normal distribution: standard deviation from the median absolute deviation. */
const DEVIATION = 1.4826;
/** Before so many frames the spread itself is a guess: at least a quarter of the value. */
const FEW = 4;
const GUESS = 0.25;
const AROUND = 'around';

/**
 * Learns what frames cost. Each phase by itself, so that one slow write does not change what tracing costs: the mean of the
 * phase after outliers were drawn in to three deviations of the median (Huber's way), which follows the sum of many frames
 * as a median does not. Frames with a new person are told from frames with the person of the one before.
 */
export class FrameCosts {
  readonly #timings: FrameTiming[] = [];

  add(timing: FrameTiming): void {
    this.#timings.push(timing);
    if (this.#timings.length > REMEMBERED) this.#timings.shift();
  }

  get size(): number {
    return this.#timings.length;
  }

  /** Of a frame with a new person, or with the person of the frame before; null before anything was measured. */
  cost(isFirst: boolean): Cost | null {
    const warm = this.#timings.filter((timing) => !timing.isWarmUp);
    const same = warm.filter((timing) => timing.isFirst === isFirst);
    // A class without a frame yet is taken for the other, and the warm-up for what a new person costs at most.
    const told = [same, isFirst ? this.#timings : warm, this.#timings].find((some) => some.length > 0);
    return told === undefined ? null : costOf(told, told === same);
  }

  /** Median seconds by phase over all frames, longest first. */
  phases(): { phase: string; seconds: number }[] {
    return [...byPhase(this.#timings)]
      .filter(([phase]) => phase !== AROUND)
      .map(([phase, values]) => ({ phase, seconds: median(values) }))
      .sort((a, b) => b.seconds - a.seconds);
  }
}

function costOf(timings: readonly FrameTiming[], isOwnClass: boolean): Cost {
  let seconds = 0;
  let apart = 0;
  for (const values of byPhase(timings).values()) {
    const { mean, spread } = drawnIn(values);
    seconds += mean;
    // Phases grow together (a large body takes longer to build and to trace): spreads add up, not their squares.
    apart += spread;
  }
  const spread = timings.length < FEW || !isOwnClass ? Math.max(apart, GUESS * seconds) : apart;
  return { seconds, error: spread / Math.sqrt(timings.length), spread };
}

/** A phase that a frame did not have took no time. */
function byPhase(timings: readonly FrameTiming[]): Map<string, number[]> {
  const names = new Set(timings.flatMap(({ phases }) => Object.keys(phases)));
  const values = new Map([...names].map((name) => [name, timings.map(({ phases }) => phases[name] ?? 0)]));
  const inside = ({ phases }: FrameTiming) => Object.values(phases).reduce((sum, value) => sum + value, 0);
  values.set(
    AROUND,
    timings.map((timing) => Math.max(0, timing.seconds - inside(timing))),
  );
  return values;
}

function drawnIn(values: readonly number[]): { mean: number; spread: number } {
  const middle = median(values);
  const spread = DEVIATION * median(values.map((value) => Math.abs(value - middle)));
  const reach = Math.max(3 * spread, 0.5 * middle);
  const near = values.map((value) => Math.min(middle + reach, Math.max(middle - reach, value)));
  const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
  const squares = near.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / Math.max(1, near.length - 1)) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
