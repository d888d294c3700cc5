import type { FrameRecord } from '../../shared/domain/dataset/format.ts';
import { frameBytes } from '../datasets/index.ts';
import { FrameCosts } from './frameCosts.ts';
import type { FailedFrame, Lane } from './frameLanes.ts';
import type { ProgressMeter } from './progress.ts';
import type { RenderWatch } from './renderWatch.ts';
import { timeLeft } from './timeLeft.ts';

interface Plan {
  readonly dir: string;
  readonly groups: readonly (readonly number[])[];
  /** Frames that were there before. */
  readonly kept: number;
  readonly wanted: number;
}

/** Renders one frame on one worker, and tells of its phases. */
export type RenderFrame = (frame: number, signal: AbortSignal, onPhase: (phase: string) => void) => Promise<FrameRecord>;

/** Measures a rendering while it runs: time and bytes per frame, and with them what is still to come. */
export class RenderProgress {
  readonly #plan: Plan;
  readonly #meter: ProgressMeter<'start' | 'frames'>;
  readonly #watch: RenderWatch | undefined;
  readonly #costs = new FrameCosts();
  /** Frames with a new person, and frames with the person of the one before, that are not tried yet. */
  readonly #first: Set<number>;
  readonly #later: Set<number>;
  readonly #makers = new Map<number, number>();
  #workers = 1;
  #bytes = 0;
  #measured = 0;

  constructor(plan: Plan, meter: ProgressMeter<'start' | 'frames'>, watch: RenderWatch | undefined) {
    this.#plan = plan;
    this.#meter = meter;
    this.#watch = watch;
    this.#first = new Set(plan.groups.map((group) => group[0] ?? -1));
    this.#later = new Set(plan.groups.flatMap((group) => group.slice(1)));
  }

  begin(workers: number): void {
    const { wanted, kept } = this.#plan;
    this.#workers = workers;
    this.#meter.begin('frames', { title: 'Rendering frames', total: wanted, unit: 'frames', done: kept });
  }

  /** A lane whose frames are timed. `pid` tells of a process that was replaced: its first frame takes longer. */
  lane(worker: number, pid: () => number | null, render: RenderFrame): Lane {
    let mark = performance.now();
    let before: number | null | 'none' = 'none';
    return {
      render: async (frame, signal) => {
        this.#watch?.begin(worker, frame);
        this.#makers.set(frame, worker);
        const isFirst = this.#first.has(frame);
        let isRendered = false;
        try {
          const record = await render(frame, signal, (phase) => this.#watch?.phase(worker, phase));
          const isWarmUp = before === 'none' || before !== pid();
          this.#costs.add({ isFirst, isWarmUp, seconds: (performance.now() - mark) / 1000, phases: record.phases });
          isRendered = true;
          return record;
        } finally {
          mark = performance.now();
          before = pid();
          this.#first.delete(frame);
          this.#later.delete(frame);
          this.#watch?.idle(worker, isRendered);
        }
      },
    };
  }

  /** A frame is whole and listed. */
  async arrived(record: FrameRecord): Promise<void> {
    this.#bytes += await frameBytes(this.#plan.dir, record, JSON.stringify(record).length);
    this.#measured++;
    this.#watch?.arrived(this.#makers.get(record.frame) ?? 0, record);
    this.#watch?.measured(this.#costs.phases(), this.#bytes / this.#measured, this.#first.size + this.#later.size);
  }

  failed({ frame, failure }: FailedFrame): void {
    this.#watch?.failed(frame, failure.message);
  }

  /** @param rendered Frames that were rendered since `begin`. */
  report(rendered: number): void {
    const { kept, wanted } = this.#plan;
    const left = timeLeft(this.#costs, { first: this.#first.size, later: this.#later.size, workers: this.#workers });
    this.#meter.to(kept + rendered, `Rendered frame ${kept + rendered} of ${wanted}`, left);
  }
}
