import type { Recipe } from '../../../shared/domain/training/recipe.ts';
import type { EpochMetrics, RunDescription, TrainingStep } from '../../../shared/domain/training/run.ts';
import type { DataThreads } from '../data/openCutter.ts';
import type { SampleSource } from '../data/source.ts';

export interface StepProgress extends TrainingStep {
  /** How many the run has in all. */
  readonly steps: number;
}

export interface TrainOptions {
  readonly training: SampleSource;
  /** How often a patch comes from each part of the training samples, relative to the others; null: each frame once per epoch. */
  readonly ratios?: readonly number[] | null | undefined;
  /** Held-out samples that choose the best epoch; null keeps the last one. */
  readonly validation: SampleSource | null;
  /** Pictures of the target domain for the recipe's adaptation; their masks count with BGC alone. Null without adaptation. */
  readonly target: SampleSource | null;
  /** Folder of another run whose network this one starts from; null starts from nothing. */
  readonly initial: string | null;
  readonly recipe: Recipe;
  readonly seed: number;
  /** Run folder. */
  readonly out: string;
  /** A name of `offeredDevices`, whose `testDevice` should have found no problem; `auto` is the CPU here. */
  readonly device: string;
  /** Take up the run in `out` where it stopped; with nothing there, start it. */
  readonly resume: boolean;
  /** What was given as data, for the record. */
  readonly data: RunDescription['data'];
  readonly targetData?: RunDescription['target'] | undefined;
  readonly name: string;
  readonly labelPolicy?: string | undefined;
  readonly threads?: number | undefined;
  /** Memory for decoded pictures. */
  readonly cacheBytes?: number | undefined;
  /** Threads that decode, cut and augment; without any, the thread of the training does. */
  readonly dataThreads?: DataThreads | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((progress: StepProgress) => void) | undefined;
  readonly onEpoch?: ((metrics: EpochMetrics) => void) | undefined;
  /** Something a person should know that does not stop the run. */
  readonly onNotice?: ((message: string) => void) | undefined;
}

export interface TrainResult {
  readonly description: RunDescription;
  readonly epochs: readonly EpochMetrics[];
  /** Epoch of the exported model (counted from 1) and its path. */
  readonly bestEpoch: number;
  readonly model: string;
}
