import { appendFile, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FRAMES_FILE } from '../../../shared/domain/dataset/format.ts';
import { DROPPED_FILE } from '../../../shared/domain/dataset/integrity.ts';
import { flush, readJsonLines, takeLockFile } from '../../files/index.ts';
import { readManifest } from '../format/manifest.ts';
import { LOCK_FILE } from '../format/write.ts';

/**
 * Takes the lines of these frames, and lines that cannot be read, out of the manifest. They are kept in `frames.dropped.jsonl`; files
 * stay where they are. The manifest is replaced as a whole. Gives the number of lines dropped.
 * @throws StudioError `conflict` while somebody writes there.
 */
export async function dropFrames(folder: string, frames: ReadonlySet<number>): Promise<number> {
  const dir = resolve(folder);
  const lock = takeLockFile(join(dir, LOCK_FILE), `The dataset folder ${dir}`);
  try {
    return await dropLocked(dir, frames);
  } finally {
    lock.release();
  }
}

async function dropLocked(dir: string, frames: ReadonlySet<number>): Promise<number> {
  const path = join(dir, FRAMES_FILE);
  const manifest = await readManifest(dir);
  // Of two lines for a frame the later one counts; the earlier one goes with the broken ones.
  const kept = new Set([...manifest.frames.values()].filter(({ frame }) => !frames.has(frame)).map(({ line }) => line.offset));
  const dropped: string[] = [];
  const temporary = join(dir, `.${FRAMES_FILE}.repaired`);
  const source = await open(path, 'r');
  const target = await open(temporary, 'w');
  try {
    for await (const { offset, bytes } of readJsonLines(path)) {
      const { buffer } = await source.read(Buffer.alloc(bytes), 0, bytes, offset);
      if (kept.has(offset)) await target.appendFile(`${buffer.toString('utf8')}\n`);
      else dropped.push(JSON.stringify({ droppedAt: new Date().toISOString(), line: buffer.toString('utf8') }));
    }
    await target.sync();
  } finally {
    await source.close();
    await target.close();
  }
  if (dropped.length === 0) {
    await rm(temporary);
    return 0;
  }
  // First the lines are safe, then they go: cut off in between, they stand in both.
  await appendFile(join(dir, DROPPED_FILE), dropped.map((line) => `${line}\n`).join(''));
  await flush(join(dir, DROPPED_FILE));
  await rename(temporary, path);
  await flush(dir);
  return dropped.length;
}
