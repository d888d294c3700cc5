import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import type { ExportOptions } from '../../shared/domain/dataset/exportOptions.ts';
import type { ExportSource } from './frame.ts';

/** So many frames stand for all in the forecast. */
const SAMPLE = 64;
/** Masks are encoded anew, and lines are written beside them. */
const MARGIN = 1.2;
const BYTES_PER_RECORD = 40_000;

/** Bytes that an export will take, from the sizes of some of its files: a forecast, not a bound. */
export async function forecastBytes({ frames }: ExportSource, { pictures, format }: ExportOptions): Promise<number> {
  const step = Math.max(1, Math.floor(frames.length / SAMPLE));
  const sample = frames.filter((_, index) => index % step === 0).slice(0, SAMPLE);
  let bytes = 0;
  for (const { paths } of sample) {
    const files = pictures === 'copy' ? [paths.image, paths.skin, paths.person] : [paths.skin, paths.person];
    for (const file of files) if (file !== null) bytes += (await stat(file).catch(() => null))?.size ?? 0;
    if (format === 'webdataset' || format === 'parquet') bytes += BYTES_PER_RECORD;
  }
  return Math.ceil((MARGIN * bytes * frames.length) / Math.max(1, sample.length));
}

/** @throws StudioError `disk` when the forecast does not fit beside `dir`, which need not exist. */
export async function checkSpace(dir: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(dir));
  const free = bavail * bsize;
  if (free >= needed) return;
  const inGigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  throw new StudioError('disk', `The export needs about ${inGigabytes(needed)} GB; ${inGigabytes(free)} GB are free at ${dirname(dir)}.`, {
    next: 'Free some space, choose another disk, or let pictures be linked instead of copied.',
  });
}
