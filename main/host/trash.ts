import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../shared/contract/errors.ts';
import { Removable } from '../../shared/contract/trash.ts';
import { writeWhole } from '../files/index.ts';

const NOTE = 'removed.json';
const DAY = 24 * 60 * 60 * 1000;
/** How long what was removed can be taken back, in days. */
const KEPT_DAYS = 7;

const Note = z.strictObject({
  format: z.literal('s2mgen.removed'),
  version: z.literal(1),
  kind: Removable,
  id: z.string(),
  name: z.string(),
  /** The folder that the catalogue takes up again; null where there is none. */
  folder: z.string().nullable(),
  /** Where each file or folder lay; in the trash its name is its place in this list. */
  from: z.array(z.string()),
  removedAt: z.iso.datetime(),
});
export type RemovalNote = z.infer<typeof Note>;

/**
 * What was removed from a library, in its folder `trash`: moved there and not copied, so that a dataset of any size goes at
 * once, and back at once.
 */
export class Trash {
  readonly #dir: string;

  constructor(library: string) {
    this.#dir = join(library, 'trash');
  }

  /** Moves the files that exist, all or none. @returns what `takeBack` takes. @throws StudioError `disk`. */
  async put(thing: Pick<RemovalNote, 'kind' | 'id' | 'name' | 'folder'>, files: readonly string[]): Promise<string> {
    const token = randomUUID();
    const from = files.filter((file) => existsSync(file));
    const note: RemovalNote = { format: 's2mgen.removed', version: 1, ...thing, from, removedAt: new Date().toISOString() };
    // Written first: a crash in between leaves nothing that could not be found.
    await writeWhole(join(this.#dir, token, NOTE), `${JSON.stringify(Note.parse(note))}\n`);
    try {
      for (const [index, file] of from.entries()) await rename(file, join(this.#dir, token, String(index)));
    } catch (cause) {
      // All of it or nothing: half of a dataset is none.
      await this.takeBack(token);
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new StudioError('disk', `${thing.name} cannot be moved to the trash of the library: ${why}`, {
        next: 'Close programs that use its files, and try again.',
        cause,
      });
    }
    return token;
  }

  /** Moves everything back to where it lay. @throws StudioError `not-found`; `conflict` when something lies there now. */
  async takeBack(token: string): Promise<RemovalNote> {
    const parsed = z.uuid().safeParse(token);
    const text = parsed.success ? await readFile(join(this.#dir, parsed.data, NOTE), 'utf8').catch(() => null) : null;
    if (text === null) {
      throw new StudioError('not-found', 'What was removed is not in the trash any more.', {
        next: `It is kept for ${KEPT_DAYS} days.`,
      });
    }
    const note = Note.parse(JSON.parse(text));
    const places = note.from.map((to, index) => ({ to, at: join(this.#dir, token, String(index)) })).filter(({ at }) => existsSync(at));
    const taken = places.find(({ to }) => existsSync(to));
    if (taken !== undefined) {
      throw new StudioError('conflict', `${note.name} cannot be put back: ${taken.to} exists.`, { next: 'Move that away and try again.' });
    }
    for (const { to, at } of places) {
      await mkdir(dirname(to), { recursive: true });
      await rename(at, to);
    }
    await rm(join(this.#dir, token), { recursive: true, force: true });
    return note;
  }

  /** Deletes for good what was removed long ago. */
  async empty(now = Date.now()): Promise<void> {
    for (const token of await readdir(this.#dir).catch(() => [])) {
      const text = await readFile(join(this.#dir, token, NOTE), 'utf8').catch(() => null);
      const note = text === null ? null : noteOf(text);
      if (note !== null && now - Date.parse(note.removedAt) > KEPT_DAYS * DAY) {
        await rm(join(this.#dir, token), { recursive: true, force: true });
      }
    }
  }
}

/** Null for a broken one, which must not keep the others from being deleted. */
function noteOf(text: string): RemovalNote | null {
  try {
    return Note.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
