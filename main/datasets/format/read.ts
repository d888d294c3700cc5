import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';
import { type DatasetDescription, FRAMES_FILE, FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { upgradeRecord } from '../../../shared/domain/dataset/upgrade.ts';
import { readDescription } from './description.ts';
import { type FrameSummary, readManifest } from './manifest.ts';
import { findMissing } from './presence.ts';

export interface SyntheticDataset {
  readonly dir: string;
  readonly description: DatasetDescription;
  /** Frames that are whole, in the order of their numbers, without scene specs and keypoints (`readRecord` has them). */
  readonly records: readonly FrameSummary[];
  /** Frames whose line is there and whose files are not; a resumed rendering makes them again. */
  readonly lost: readonly number[];
  readonly problems: readonly string[];
  /** Every frame that has a line, and what is wrong with the lines that cannot be read: for a check. */
  readonly listed: readonly FrameSummary[];
  readonly broken: readonly string[];
}

/**
 * Reads a synthetic dataset folder, also while it is being written.
 * @throws StudioError `not-found` when the folder is no dataset, `data` when `dataset.json` is broken.
 */
export async function readDataset(dir: string): Promise<SyntheticDataset> {
  const description = await readDescription(dir);
  if (description === null) {
    throw new StudioError('not-found', `${dir} is no synthetic dataset: it has no dataset.json.`, { next: 'Check the path.' });
  }
  const manifest = await readManifest(dir);
  const missing = await findMissing(dir, manifest.frames.values());
  const problems = [...manifest.problems];
  for (const [frame, files] of missing) problems.push(`Frame ${frame} is listed, but ${files.join(', ')} is missing; render it again.`);
  const listed = [...manifest.frames.values()].sort((a, b) => a.frame - b.frame);
  const records = listed.filter(({ frame }) => !missing.has(frame));
  const lost = [...missing.keys()].sort((a, b) => a - b);
  return { dir, description, records, lost, problems, listed, broken: manifest.problems };
}

/** The full record of one frame with its scene spec, straight from its place in the manifest. */
export async function readRecord(dir: string, { frame, line }: Pick<FrameSummary, 'frame' | 'line'>): Promise<FrameRecord> {
  const path = join(dir, FRAMES_FILE);
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(line.bytes), 0, line.bytes, line.offset);
    const record = FrameRecord.parse(upgradeRecord(JSON.parse(buffer.toString('utf8'))));
    if (record.frame !== frame) throw new Error(`found frame ${record.frame}`);
    return record;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('data', `${path}: the line of frame ${frame} cannot be read: ${why}`, { next: 'Read the dataset again.', cause });
  } finally {
    await file.close();
  }
}
