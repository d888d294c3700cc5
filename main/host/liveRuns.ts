import type { RunLive } from '../../shared/contract/runs.ts';
import type { TrainingStep } from '../../shared/domain/training/run.ts';
import { Broadcast } from '../jobs/index.ts';

/** Losses of the epochs that are under way in this host, and the last step of each run. */
export class LiveRuns {
  /** Ids of runs that have something new. */
  readonly changes = new Broadcast<string>();
  readonly #steps = new Map<string, RunLive['steps']>();
  readonly #now = new Map<string, TrainingStep>();
  readonly #notices = new Map<string, string[]>();

  steps(run: string): RunLive['steps'] {
    return this.#steps.get(run) ?? [];
  }

  /** The last step; null when the run is not under way. */
  now(run: string): TrainingStep | null {
    return this.#now.get(run) ?? null;
  }

  /** What was told of the run since it was last started in this host. */
  notices(run: string): readonly string[] {
    return this.#notices.get(run) ?? [];
  }

  setNotices(run: string, notices: readonly string[]): void {
    this.#notices.set(run, [...notices]);
    this.changes.emit(run);
  }

  addStep(run: string, now: TrainingStep): void {
    const { step, loss } = now;
    const steps = this.#steps.get(run);
    if (steps === undefined) this.#steps.set(run, [{ step, loss }]);
    else steps.push({ step, loss });
    this.#now.set(run, now);
    this.changes.emit(run);
  }

  /** An epoch ended: its steps are in its mean now. */
  endEpoch(run: string): void {
    this.#steps.delete(run);
    this.changes.emit(run);
  }

  /** The training is over. */
  end(run: string): void {
    this.#now.delete(run);
    this.endEpoch(run);
  }
}
