import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FRAMES_FILE } from '../../../shared/domain/dataset/format.ts';
import { writeWhole } from '../../files/index.ts';

/** Where the lines of `frames.jsonl` stand, beside it. Made anew whenever it does not fit: it can be deleted. */
export const LINES_FILE = '.frames.lines';

/** A line without its line feed, in bytes from the start of the manifest. */
export interface LinePlace {
  readonly offset: number;
  readonly bytes: number;
}

export interface FrameLines {
  /** By frame; of two lines for one frame the later one. */
  readonly places: ReadonlyMap<number, LinePlace>;
  /** Bytes of the manifest that were looked through: the end of a whole line. */
  readonly covered: number;
}

const NOTHING: FrameLines = { places: new Map(), covered: 0 };
const VERSION = 1;
const HEAD = 2;
/** Frame, offset, bytes. */
const FIELDS = 3;
const CHUNK = 4 << 20;
const LINE_FEED = 10;
/** The frame's number stands first in every line that a studio wrote. */
const FIRST = /^\s*\{\s*"frame"\s*:\s*(\d+)\s*[,}]/;
const FIRST_BYTES = 48;
/** So many new bytes are worth writing the file again. */
const WORTH_KEEPING = 64 << 20;

/**
 * Finds the lines of a manifest without parsing them: a gigabyte in about a second, and only what was appended where `known` or
 * the file beside it tells of the rest. Lines are not checked; who reads one has to.
 * @param known what was found before, in the same folder
 */
export async function findLines(dir: string, known: FrameLines | null = null): Promise<FrameLines> {
  const path = join(dir, FRAMES_FILE);
  const { size } = await stat(path);
  const kept = known ?? (await readLines(dir)) ?? NOTHING;
  const before = kept.covered <= size ? kept : NOTHING;
  if (before.covered === size) return before;
  const found = await scan(path, before);
  const isNew = known === null || before === NOTHING;
  if (isNew || found.covered - before.covered > WORTH_KEEPING) await writeLines(dir, found).catch(() => undefined);
  return found;
}

/** Looks through the whole manifest, whatever is known of it. */
export async function findLinesAnew(dir: string): Promise<FrameLines> {
  const found = await scan(join(dir, FRAMES_FILE), NOTHING);
  // A folder that cannot be written (a disc, somebody else's) is looked through once in every session.
  await writeLines(dir, found).catch(() => undefined);
  return found;
}

async function scan(path: string, before: FrameLines): Promise<FrameLines> {
  const places = new Map(before.places);
  const file = await open(path, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    let offset = before.covered;
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, offset + rest.length);
      if (bytesRead === 0) return { places, covered: offset };
      const data = rest.length === 0 ? buffer.subarray(0, bytesRead) : Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      let start = 0;
      for (let end = data.indexOf(LINE_FEED); end >= 0; end = data.indexOf(LINE_FEED, start)) {
        const frame = frameOf(data.subarray(start, end));
        if (frame !== null) places.set(frame, { offset: offset + start, bytes: end - start });
        start = end + 1;
      }
      rest = data.subarray(start);
      offset += start;
    }
  } finally {
    await file.close();
  }
}

function frameOf(line: Buffer): number | null {
  const first = FIRST.exec(line.toString('latin1', 0, FIRST_BYTES))?.[1];
  if (first !== undefined) return Number(first);
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    return typeof value === 'object' && value !== null && 'frame' in value && typeof value.frame === 'number' ? value.frame : null;
  } catch {
    return null;
  }
}

async function readLines(dir: string): Promise<FrameLines | null> {
  const bytes = await readFile(join(dir, LINES_FILE)).catch(() => null);
  if (bytes === null || bytes.length % Float64Array.BYTES_PER_ELEMENT !== 0) return null;
  const values = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const [version, covered = 0] = values;
  if (version !== VERSION || (values.length - HEAD) % FIELDS !== 0) return null;
  const places = new Map<number, LinePlace>();
  for (let at = HEAD; at < values.length; at += FIELDS) {
    places.set(values[at] ?? 0, { offset: values[at + 1] ?? 0, bytes: values[at + 2] ?? 0 });
  }
  return { places, covered };
}

function writeLines(dir: string, { places, covered }: FrameLines): Promise<void> {
  const values = new Float64Array(HEAD + FIELDS * places.size);
  values.set([VERSION, covered]);
  let at = HEAD;
  for (const [frame, { offset, bytes }] of places) {
    values.set([frame, offset, bytes], at);
    at += FIELDS;
  }
  return writeWhole(join(dir, LINES_FILE), new Uint8Array(values.buffer));
}
