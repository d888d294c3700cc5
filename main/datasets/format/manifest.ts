import { join } from 'node:path';
import { z } from 'zod';
import { FRAMES_FILE, FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { upgradeRecord } from '../../../shared/domain/dataset/upgrade.ts';
import { readJsonLines } from '../../files/index.ts';

const { shape } = FrameRecord;

/** A line without its scene spec and the points of its people, by far the largest parts: 100,000 frames must fit in memory. */
const ManifestLine = FrameRecord.omit({ spec: true })
  .extend({ people: z.array(shape.people.element.pick({ personShare: true, skinShare: true, ita: true }).strip()) })
  .strip();

/** A finished frame as the manifest tells it. `line` says where the full record stands. */
export interface FrameSummary extends z.infer<typeof ManifestLine> {
  readonly line: { readonly offset: number; readonly bytes: number };
}

export interface Manifest {
  /** By frame; of two lines for one frame the later one counts (it was rendered again). */
  readonly frames: ReadonlyMap<number, FrameSummary>;
  readonly problems: readonly string[];
}

/** Reads `frames.jsonl`. Broken lines are left out and reported; their frames count as not rendered. */
export async function readManifest(dir: string): Promise<Manifest> {
  const frames = new Map<number, FrameSummary>();
  const problems: string[] = [];
  for await (const line of readJsonLines(join(dir, FRAMES_FILE))) {
    if (!line.whole) {
      problems.push(`${FRAMES_FILE}: the last line was not finished and is left out.`);
      continue;
    }
    const parsed = ManifestLine.safeParse(upgradeRecord(line.value));
    if (parsed.success) {
      frames.set(parsed.data.frame, { ...parsed.data, line: { offset: line.offset, bytes: line.bytes } });
    } else {
      const why = line.value === undefined ? 'it is not JSON' : z.prettifyError(parsed.error);
      problems.push(`${FRAMES_FILE}: line ${line.number} is left out: ${why}.`);
    }
  }
  return { frames, problems };
}
