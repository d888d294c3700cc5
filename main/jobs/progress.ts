import type { JobProgress } from '../../shared/contract/jobs.ts';

/** Seconds that are left where something knows better than the speed of the phase. */
interface KnownTime {
  readonly seconds: number;
  readonly range: readonly [number, number] | null;
}

export type OnProgress = (progress: JobProgress) => void;

interface PhaseStart {
  /** For people, without numbers: "Rendering frames". */
  readonly title: string;
  /** How many things this phase has, and what they are called. */
  readonly total: number;
  readonly unit: string;
  /** How many of them were there already: they do not count as speed. */
  readonly done?: number;
}

/** Seconds over which speed is measured: long enough to be steady, short enough to follow a change. */
const WINDOW = 60;

/**
 * Progress as a weighted sum of named phases. Weights are estimates of relative duration; phases run in the order
 * in which they are given, and may be skipped. Time left is the current phase's remainder at its measured speed, and the
 * later phases in proportion to their weights.
 */
export class ProgressMeter<Phase extends string> {
  readonly #phases: readonly [Phase, number][];
  readonly #report: OnProgress;
  readonly #seconds: () => number;
  #current = 0;
  #start: PhaseStart = { title: '', total: 1, unit: '' };
  #marks: { readonly at: number; readonly done: number }[] = [];

  /** @param seconds A monotonic clock; tests give their own. */
  constructor(phases: readonly (readonly [Phase, number])[], report: OnProgress, seconds: () => number = () => performance.now() / 1000) {
    this.#phases = phases.map(([name, weight]) => [name, weight]);
    this.#report = report;
    this.#seconds = seconds;
  }

  begin(phase: Phase, start: PhaseStart): void {
    this.#current = this.#phases.findIndex(([name]) => name === phase);
    this.#start = start;
    this.#marks = [];
    this.to(start.done ?? 0);
  }

  /** `done` of the current phase's things are done; `title` replaces the phase's for this report, `known` the time left. */
  to(done: number, title = this.#start.title, known: KnownTime | null = null): void {
    const at = this.#seconds();
    this.#marks.push({ at, done });
    while (this.#marks.length > 2 && (this.#marks[1]?.at ?? at) < at - WINDOW) this.#marks.shift();
    const { total, unit } = this.#start;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const rate = this.#rate();
    this.#report({
      value: this.#value(share),
      title,
      done,
      total,
      rate,
      unit,
      secondsLeft: known?.seconds ?? (rate === null ? null : (total - done) / rate + (total / rate) * this.#laterPerThis()),
      ...(known?.range == null ? {} : { secondsRange: [...known.range] }),
    });
  }

  #rate(): number | null {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (first === undefined || last === undefined || last.at <= first.at || last.done <= first.done) return null;
    return (last.done - first.done) / (last.at - first.at);
  }

  #weight(from: number, to: number): number {
    return this.#phases.slice(from, to).reduce((sum, [, weight]) => sum + weight, 0);
  }

  #value(share: number): number {
    const all = this.#weight(0, this.#phases.length);
    const before = this.#weight(0, this.#current);
    const current = this.#weight(this.#current, this.#current + 1);
    return Math.min(1, (before + current * share) / all);
  }

  /** Expected duration of the later phases, as a multiple of the current one's. */
  #laterPerThis(): number {
    const current = this.#weight(this.#current, this.#current + 1);
    return current === 0 ? 0 : this.#weight(this.#current + 1, this.#phases.length) / current;
  }
}
