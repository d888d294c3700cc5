import { StudioError } from '../../shared/contract/errors.ts';
import type { FrameRecord } from '../../shared/domain/dataset/format.ts';
import { type FrameLines, findLines, findLinesAnew, readRecord } from '../datasets/index.ts';

/** Full records of single frames. Where the lines stand is remembered for the dataset that was asked last. */
export class FrameRecords {
  #dir = '';
  /** One look at a time; the next one goes on where it ended. */
  #lines: Promise<FrameLines | null> = Promise.resolve(null);

  /** Looks where the lines stand, so that the first frame is not waited for. */
  prepare(dir: string): void {
    if (this.#dir !== dir) this.#find(dir).catch(() => undefined);
  }

  /** @throws StudioError `not-found` when the manifest has no such frame, `data` when its line cannot be read. */
  async read(dir: string, frame: number): Promise<FrameRecord> {
    try {
      return await recordAt(dir, frame, await this.#find(dir));
    } catch {
      // Frames were taken out, or labelled anew: the lines moved.
      const anew = findLinesAnew(dir);
      this.#dir = dir;
      this.#lines = anew;
      return recordAt(dir, frame, await anew);
    }
  }

  /** @throws Error when there is no manifest to look through */
  async #find(dir: string): Promise<FrameLines> {
    const before = this.#dir === dir ? this.#lines.catch(() => null) : Promise.resolve(null);
    const found = before.then((known) => findLines(dir, known));
    this.#dir = dir;
    this.#lines = found;
    return found;
  }
}

async function recordAt(dir: string, frame: number, { places }: FrameLines): Promise<FrameRecord> {
  const line = places.get(frame);
  if (line === undefined) throw new StudioError('not-found', `Frame ${frame} is not in the manifest of ${dir}.`);
  return readRecord(dir, { frame, line });
}
