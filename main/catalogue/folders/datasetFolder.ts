import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATASET_FILE, DatasetDescription, FRAMES_FILE, FrameRecord } from '../../../shared/domain/dataset/format.ts';
import { readJsonLines } from '../../files/index.ts';
import { renderedFrame, type StoredFrame } from '../frame.ts';

const Line = FrameRecord.pick({ frame: true, subject: true, files: true, skinShare: true, personShare: true, sha256: true }).strip();

/** What the catalogue keeps of a synthetic dataset folder. Lines that cannot be read are left out; the later of two counts. */
export async function readDatasetFolder(dir: string): Promise<{ description: DatasetDescription; frames: StoredFrame[] }> {
  const description = DatasetDescription.parse(JSON.parse(await readFile(join(dir, DATASET_FILE), 'utf8')));
  const frames = new Map<number, StoredFrame>();
  for await (const { value } of readJsonLines(join(dir, FRAMES_FILE))) {
    const line = Line.safeParse(value);
    if (line.success) frames.set(line.data.frame, renderedFrame(description, line.data));
  }
  return { description, frames: [...frames.values()] };
}
