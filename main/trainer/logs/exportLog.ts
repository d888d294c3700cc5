import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunLogFormat } from '../../../shared/contract/runs.ts';
import { EpochMetrics, type RunDescription } from '../../../shared/domain/training/run.ts';
import { eventFile, type ScalarEvent } from './tensorBoard.ts';

interface RunLog {
  readonly description: Pick<RunDescription, 'name' | 'createdAt'>;
  readonly epochs: readonly EpochMetrics[];
}

/**
 * Writes the epochs of a run into a folder, and says which file: `<name>.csv`, one row per epoch; or for TensorBoard an event
 * file in a folder of the run's name, which TensorBoard shows as a run of `dir`.
 */
export async function exportRunLog(log: RunLog, format: RunLogFormat, dir: string): Promise<string> {
  const name = log.description.name.replace(/[^\p{L}\p{N} ._-]+/gu, '_').replace(/^\.+/, '_') || 'run';
  const folder = format === 'csv' ? dir : join(dir, name);
  await mkdir(folder, { recursive: true });
  const file = format === 'csv' ? join(folder, `${name}.csv`) : join(folder, `events.out.tfevents.${Math.floor(startOf(log))}.s2mgen`);
  await writeFile(file, format === 'csv' ? table(log.epochs) : eventFile(eventsOf(log)));
  return file;
}

const COLUMNS = EpochMetrics.keyof().options;

/** RFC 4180: a head, then one row per epoch; an empty field where there was no validation. */
function table(epochs: readonly EpochMetrics[]): string {
  const rows = epochs.map((epoch) => COLUMNS.map((column) => epoch[column] ?? '').join(','));
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

function startOf({ description }: RunLog): number {
  return Date.parse(description.createdAt) / 1000;
}

/** Names group by their first part in TensorBoard. Epochs follow each other in time without the pauses of a resumed run. */
function eventsOf(log: RunLog): ScalarEvent[] {
  let time = startOf(log);
  return log.epochs.map((metrics) => {
    const { epoch, loss, validationLoss, validationIou, learningRate, imagesPerSecond, peakMegabytes, seconds } = metrics;
    time += seconds;
    const scalars = {
      'loss/training': loss,
      ...(validationLoss === null ? {} : { 'loss/validation': validationLoss }),
      ...(validationIou === null ? {} : { 'iou/validation': validationIou }),
      'training/learning_rate': learningRate,
      'training/images_per_second': imagesPerSecond,
      'training/peak_megabytes': peakMegabytes,
    };
    return { time, step: epoch, scalars };
  });
}
