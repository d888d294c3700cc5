import type { RunNews } from '../../shared/contract/runs.ts';
import type { EpochMetrics, TrainingStep } from '../../shared/domain/training/run.ts';
import { Broadcast } from '../jobs/index.ts';

/** Something happened to a run: `epoch` where one ended, `begun` where all that was told of it is out of date. */
interface RunChange {
  readonly run: string;
  readonly epoch: EpochMetrics | null;
  readonly begun: boolean;
}

/** Losses of the epochs that are under way in this host, and the last step of each run. */
export class LiveRuns {
  readonly changes = new Broadcast<RunChange>();
  readonly #steps = new Map<string, RunNews['steps']>();
  readonly #now = new Map<string, TrainingStep>();
  readonly #notices = new Map<string, string[]>();

  steps(run: string): RunNews['steps'] {
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

  /** A training of it starts or goes on, from its last checkpoint: later epochs are undone. */
  begin(run: string): void {
    this.#steps.delete(run);
    this.#tell({ run, begun: true });
  }

  setNotices(run: string, notices: readonly string[]): void {
    this.#notices.set(run, [...notices]);
    this.#tell({ run });
  }

  addStep(run: string, now: TrainingStep): void {
    const { step, loss } = now;
    const steps = this.#steps.get(run);
    if (steps === undefined) this.#steps.set(run, [{ step, loss }]);
    else steps.push({ step, loss });
    this.#now.set(run, now);
    this.#tell({ run });
  }

  /** An epoch ended: its steps are in its mean now. */
  endEpoch(run: string, epoch: EpochMetrics): void {
    this.#steps.delete(run);
    this.#tell({ run, epoch });
  }

  /** The training is over. */
  end(run: string): void {
    this.#now.delete(run);
    this.begin(run);
  }

  #tell({ run, epoch = null, begun = false }: Pick<RunChange, 'run'> & Partial<RunChange>): void {
    this.changes.emit({ run, epoch, begun });
  }
}
