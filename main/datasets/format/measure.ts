import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FRAMES_FILE, FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { upgradeRecord } from '../../../shared/domain/dataset/upgrade.ts';
import { readJsonLines } from '../../files/index.ts';
import { filesOf } from './presence.ts';

/** What frames of a dataset cost to make and to keep. */
export interface MeasuredFrames {
  readonly frames: number;
  readonly bytesPerFrame: number;
  /** On one worker, as Blender measured it. */
  readonly secondsPerFrame: number;
}

const Line = FrameRecord.pick({ files: true, seconds: true }).strip();

/** Bytes of a frame: its files, and its line in the manifest. Files that are not there count as nothing. */
export async function frameBytes(dir: string, { files }: Pick<FrameRecord, 'files'>, lineBytes: number): Promise<number> {
  const sizes = await Promise.all(
    filesOf(files).map((file) =>
      stat(join(dir, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, lineBytes);
}

/** Means of the first `most` frames of a dataset folder; null when it has none that can be read. */
export async function measureFrames(dir: string, most: number): Promise<MeasuredFrames | null> {
  let frames = 0;
  let bytes = 0;
  let seconds = 0;
  for await (const line of readJsonLines(join(dir, FRAMES_FILE))) {
    const parsed = line.whole ? Line.safeParse(upgradeRecord(line.value)) : null;
    if (parsed?.success !== true) continue;
    frames++;
    bytes += await frameBytes(dir, parsed.data, line.bytes);
    seconds += parsed.data.seconds;
    if (frames === most) break;
  }
  return frames === 0 ? null : { frames, bytesPerFrame: bytes / frames, secondsPerFrame: seconds / frames };
}
