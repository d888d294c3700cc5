import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

const KEPT = 200;
/** A line per tile or sample: of no use afterwards, and thousands of them. */
const CHATTER = /^Fra:\d/;

/** What a child says on stderr: the last lines in memory, all but the chatter in a file. */
export class StderrTail {
  readonly #lines: string[] = [];
  readonly #file: WriteStream | null = null;

  /** Appends to `log` when it is given; a log that cannot be written is done without. */
  constructor(log: string | undefined) {
    if (log === undefined) return;
    try {
      mkdirSync(dirname(log), { recursive: true });
      this.#file = createWriteStream(log, { flags: 'a' });
      this.#file.on('error', () => undefined);
    } catch {
      this.#file = null;
    }
  }

  push(line: string): void {
    if (CHATTER.test(line)) return;
    this.#lines.push(line);
    if (this.#lines.length > KEPT) this.#lines.shift();
    this.#file?.write(`${line}\n`);
  }

  last(count: number): string[] {
    return this.#lines.slice(-count);
  }

  close(): void {
    this.#file?.end();
  }
}
