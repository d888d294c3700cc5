import type { JobProgress } from '../../shared/contract/jobs.ts';
import type { EpochMetrics, TrainingStep } from '../../shared/domain/training/run.ts';

/** What a task gets from the process around it. */
export interface TaskContext {
  readonly signal: AbortSignal;
  readonly report: (progress: JobProgress) => void;
  readonly step: (step: TrainingStep) => void;
  readonly epoch: (epoch: EpochMetrics) => void;
  readonly notice: (text: string) => void;
}
