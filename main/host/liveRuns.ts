import type { RunLive } from '../../shared/contract/runs.ts';
import { Broadcast } from '../jobs/index.ts';

type Steps = RunLive['steps'];

/** Losses of the epochs that are under way in this host. */
export class LiveRuns {
  /** Ids of runs that have something new. */
  readonly changes = new Broadcast<string>();
  readonly #steps = new Map<string, Steps>();

  steps(run: string): Steps {
    return this.#steps.get(run) ?? [];
  }

  addStep(run: string, step: Steps[number]): void {
    const steps = this.#steps.get(run);
    if (steps === undefined) this.#steps.set(run, [step]);
    else steps.push(step);
    this.changes.emit(run);
  }

  /** An epoch ended: its steps are in its mean now. */
  clear(run: string): void {
    this.#steps.delete(run);
    this.changes.emit(run);
  }
}
