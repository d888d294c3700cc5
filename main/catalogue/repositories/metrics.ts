import { EpochMetrics } from '../../../shared/domain/training/run.ts';
import type { Sql } from '../sql.ts';

/** Finished epochs of runs. */
export class Metrics {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Adds an epoch, or replaces it: a resumed run may finish one again. */
  add(run: string, epoch: EpochMetrics): void {
    this.#sql.run(
      `INSERT OR REPLACE INTO metrics (run, epoch, loss, validation_loss, validation_iou, learning_rate, images_per_second,
         peak_megabytes, seconds)
       VALUES (@run, @epoch, @loss, @validationLoss, @validationIou, @learningRate, @imagesPerSecond, @peakMegabytes, @seconds)`,
      { ...epoch, run },
    );
  }

  replace(run: string, epochs: readonly EpochMetrics[]): void {
    this.#sql.run('DELETE FROM metrics WHERE run = @run', { run });
    for (const epoch of epochs) this.add(run, epoch);
  }

  /** Oldest first. */
  of(run: string): EpochMetrics[] {
    return this.#sql.all(
      EpochMetrics,
      `SELECT epoch, loss, validation_loss AS validationLoss, validation_iou AS validationIou, learning_rate AS learningRate,
         images_per_second AS imagesPerSecond, peak_megabytes AS peakMegabytes, seconds
       FROM metrics WHERE run = @run ORDER BY epoch`,
      { run },
    );
  }
}
