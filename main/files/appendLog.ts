import { type FileHandle, open } from 'node:fs/promises';
import { StudioError } from '../../shared/contract/errors.ts';
import { readJsonLines } from './jsonLines.ts';

/**
 * A JSON Lines file that only grows. A line is on the disk when `append` returns; a line that could not be written as a whole
 * (full disk) is taken back. Opening it drops a last line that its writer did not finish.
 */
export class AppendLog {
  readonly #path: string;
  readonly #file: FileHandle;
  #size: number;
  #queue: Promise<void> = Promise.resolve();

  private constructor(path: string, file: FileHandle, size: number) {
    this.#path = path;
    this.#file = file;
    this.#size = size;
  }

  static async open(path: string): Promise<AppendLog> {
    let size = 0;
    for await (const line of readJsonLines(path)) if (line.whole) size = line.offset + line.bytes + 1;
    const file = await open(path, 'a');
    await file.truncate(size);
    return new AppendLog(path, file, size);
  }

  /** Lines are written in the order of the calls. @throws StudioError `disk` when the line is not on the disk. */
  append(value: unknown): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(value)}\n`);
    const written = this.#queue.then(() => this.#write(line));
    this.#queue = written.catch(() => undefined);
    return written;
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#file.close();
  }

  async #write(line: Buffer): Promise<void> {
    try {
      await this.#file.appendFile(line);
      await this.#file.datasync();
      this.#size += line.length;
    } catch (cause) {
      await this.#file.truncate(this.#size).catch(() => undefined);
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new StudioError('disk', `${this.#path} cannot be written: ${why}`, { next: 'Free some space, then resume.', cause });
    }
  }
}
