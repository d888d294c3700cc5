import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { SavedFilter } from '../../../shared/contract/frameQueries.ts';
import { writeWhole } from '../../files/index.ts';
import type { Library } from '../folders/library.ts';

const File = z.strictObject({ format: z.literal('s2mgen.filters'), version: z.literal(1), filters: z.array(SavedFilter) });

/** Filters that the user kept, as one file of the library. */
export class SavedFilters {
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
  }

  /** By name. @throws StudioError `data` when the file is broken. */
  async list(): Promise<SavedFilter[]> {
    const text = await readFile(this.#library.filters, 'utf8').catch(() => null);
    if (text === null) return [];
    try {
      return File.parse(JSON.parse(text)).filters;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = `The filters in ${this.#library.filters} cannot be read: ${why}`;
      throw new StudioError('data', message, { next: 'Correct the file, or move it away.', cause });
    }
  }

  /** Replaces one of the same name. */
  async save(saved: SavedFilter): Promise<void> {
    const others = (await this.list()).filter(({ name }) => name !== saved.name);
    await this.#write([...others, saved].sort((a, b) => a.name.localeCompare(b.name)));
  }

  async remove(name: string): Promise<void> {
    await this.#write((await this.list()).filter((saved) => saved.name !== name));
  }

  async #write(filters: readonly SavedFilter[]): Promise<void> {
    await writeWhole(this.#library.filters, `${JSON.stringify({ format: 's2mgen.filters', version: 1, filters }, null, 2)}\n`);
  }
}
