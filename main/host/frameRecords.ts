import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import { FRAMES_FILE, type FrameRecord } from '../../shared/domain/dataset/format.ts';
import { type FrameSummary, readDataset, readRecord } from '../datasets/index.ts';

interface Known {
  readonly size: number;
  readonly frames: ReadonlyMap<number, FrameSummary>;
}

/** Full records of single frames. Where the lines stand is remembered for the dataset that was asked last. */
export class FrameRecords {
  #dir = '';
  #known: Known | null = null;

  /** @throws StudioError `not-found` when the manifest has no such frame. */
  async read(dir: string, frame: number): Promise<FrameRecord> {
    const { size } = await stat(join(dir, FRAMES_FILE));
    if (this.#dir !== dir || this.#known?.size !== size) {
      const { records } = await readDataset(dir);
      this.#dir = dir;
      this.#known = { size, frames: new Map(records.map((record) => [record.frame, record])) };
    }
    const summary = this.#known.frames.get(frame);
    if (summary === undefined) throw new StudioError('not-found', `Frame ${frame} is not in the manifest of ${dir}.`);
    return readRecord(dir, summary);
  }
}
