import { createReadStream } from 'node:fs';

/** One line of a JSON Lines file. `end` of the last whole line is where a repaired file ends. */
export interface JsonLine {
  /** 1-based. */
  readonly number: number;
  /** Bytes from the start of the file, and bytes of the line without its line feed. */
  readonly offset: number;
  readonly bytes: number;
  /** Parsed; undefined when the line is not JSON. */
  readonly value: unknown;
  /** False for a last line that does not end in a line feed: its writer died, or is still writing. */
  readonly whole: boolean;
}

const LINE_FEED = 10;

/** Reads a file of any size line by line; empty lines are left out. A file that does not exist has no lines. */
export async function* readJsonLines(path: string): AsyncGenerator<JsonLine> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let number = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      const data = Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = data.indexOf(LINE_FEED); end >= 0; end = data.indexOf(LINE_FEED, start)) {
        number++;
        if (end > start) yield lineOf(data.subarray(start, end), number, offset + start, true);
        start = end + 1;
      }
      rest = data.subarray(start);
      offset += start;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  if (rest.length > 0) yield lineOf(rest, number + 1, offset, false);
}

function lineOf(data: Buffer, number: number, offset: number, whole: boolean): JsonLine {
  return { number, offset, bytes: data.length, value: whole ? parse(data.toString('utf8')) : undefined, whole };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
