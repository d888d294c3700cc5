import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { PresetEntry } from '../../../shared/contract/presets.ts';
import { PresetError, parsePreset } from '../../../shared/domain/preset/parse.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { writeWhole } from '../../files/index.ts';
import type { Library } from '../folders/library.ts';

const ID = /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u;
const ENDING = '.json';

/**
 * The user's presets: files in the library's `presets` folder, by hand or by the studio. The id is the file's name. They are
 * few and small, so the folder itself is the list.
 */
export class Presets {
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
  }

  /** By name. Files that are no presets are left out and reported. */
  async list(): Promise<{ presets: PresetEntry[]; problems: string[] }> {
    const names = (await readdir(this.#library.presets).catch(() => [])).filter((name) => name.endsWith(ENDING) && !name.startsWith('.'));
    const presets: PresetEntry[] = [];
    const problems: string[] = [];
    for (const name of names) {
      try {
        presets.push(await this.get(name.slice(0, -ENDING.length)));
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
    return { presets: presets.sort((a, b) => a.preset.name.localeCompare(b.preset.name)), problems };
  }

  /** @throws StudioError `not-found`; `invalid` naming file, path and rule. */
  async get(id: string): Promise<PresetEntry> {
    const file = this.#fileOf(id);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) throw new StudioError('not-found', `There is no preset "${id}".`, { next: 'Refresh the list of presets.' });
    try {
      const { mtime } = await stat(file);
      return { id, builtin: false, preset: parsePreset(text), changedAt: mtime.toISOString() };
    } catch (cause) {
      if (!(cause instanceof PresetError)) throw cause;
      const details = cause.breaks.map(({ path, rule }) => ({ path, rule }));
      throw new StudioError('invalid', `${file}: ${cause.message}`, { next: 'Correct the file, or remove it.', details, cause });
    }
  }

  /** Overwrites the preset of this id; null makes a new one, named after the preset. */
  async save(id: string | null, preset: Preset): Promise<PresetEntry> {
    const chosen = id ?? (await this.#freeId(preset.name));
    if (id !== null) await this.get(id);
    await writeWhole(this.#fileOf(chosen), `${JSON.stringify(parsePreset(preset), null, 2)}\n`);
    return this.get(chosen);
  }

  /** Where the preset of this id lies. */
  fileOf(id: string): string {
    return this.#fileOf(id);
  }

  async remove(id: string): Promise<void> {
    await rm(this.#fileOf(id), { force: true });
  }

  async #freeId(name: string): Promise<string> {
    const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[^\p{L}\p{N}]+|[ .-]+$/gu, '') || 'preset';
    const taken = new Set((await readdir(this.#library.presets).catch(() => [])).map((file) => file.toLowerCase()));
    for (let number = 1; ; number++) {
      const id = number === 1 ? plain : `${plain}-${number}`;
      if (!taken.has(`${id}${ENDING}`.toLowerCase())) return id;
    }
  }

  #fileOf(id: string): string {
    if (!ID.test(id))
      throw new StudioError('invalid', `"${id}" is no id of a preset.`, { next: 'Use letters, digits, spaces, dots and hyphens.' });
    return join(this.#library.presets, `${id}${ENDING}`);
  }
}
