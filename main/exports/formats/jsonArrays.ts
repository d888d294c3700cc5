import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

interface Part {
  readonly path: string;
  readonly file: FileHandle;
  count: number;
}

/** A JSON object of a few fields and some long arrays, which grow one element at a time: they need not fit in memory. */
export class JsonArrays {
  readonly #path: string;
  readonly #head: Readonly<Record<string, unknown>>;
  readonly #parts: ReadonlyMap<string, Part>;

  private constructor(path: string, head: Readonly<Record<string, unknown>>, parts: ReadonlyMap<string, Part>) {
    this.#path = path;
    this.#head = head;
    this.#parts = parts;
  }

  static async create(path: string, head: Readonly<Record<string, unknown>>, arrays: readonly string[]): Promise<JsonArrays> {
    await mkdir(dirname(path), { recursive: true });
    const parts = new Map<string, Part>();
    for (const name of arrays) parts.set(name, { path: `${path}.${name}`, file: await open(`${path}.${name}`, 'w'), count: 0 });
    return new JsonArrays(path, head, parts);
  }

  async add(array: string, element: object): Promise<void> {
    const part = this.#parts.get(array);
    if (part === undefined) throw new RangeError(`There is no array ${array}.`);
    await part.file.appendFile(`${part.count++ === 0 ? '' : ',\n'}${JSON.stringify(element)}`);
  }

  /** Leaves it unfinished. */
  async abandon(): Promise<void> {
    for (const { file } of this.#parts.values()) await file.close().catch(() => undefined);
  }

  /** Puts the parts together. */
  async close(): Promise<void> {
    const file = await open(this.#path, 'w');
    try {
      await file.appendFile(JSON.stringify(this.#head).slice(0, -1));
      for (const [name, part] of this.#parts) {
        await part.file.close();
        await file.appendFile(`,\n${JSON.stringify(name)}:[`);
        for await (const chunk of createReadStream(part.path)) await file.appendFile(chunk);
        await file.appendFile(']');
        await rm(part.path);
      }
      await file.appendFile('}\n');
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
