import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StudioError } from '../../../shared/contract/errors.ts';
import type { PresetEntry } from '../../../shared/contract/presets.ts';
import { PackedHistory } from '../../../shared/domain/preset/history.ts';
import { PresetError, parsePreset } from '../../../shared/domain/preset/parse.ts';
import type { Preset } from '../../../shared/domain/preset/schema.ts';
import { writeWhole } from '../../files/index.ts';
import type { Library } from '../folders/library.ts';

const ID = /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u;
const ENDING = '.json';
/** Files read side by side. */
const AT_ONCE = 32;

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
    const read = async (name: string) => {
      try {
        presets.push(await this.get(name.slice(0, -ENDING.length)));
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    };
    for (let first = 0; first < names.length; first += AT_ONCE) await Promise.all(names.slice(first, first + AT_ONCE).map(read));
    return { presets: presets.sort((a, b) => a.preset.name.localeCompare(b.preset.name)), problems: problems.sort() };
  }

  /** @throws StudioError `not-found`; `invalid` naming file, path and rule. */
  async get(id: string): Promise<PresetEntry> {
    const file = this.fileOf(id);
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
    await writeWhole(this.fileOf(chosen), `${JSON.stringify(parsePreset(preset), null, 2)}\n`);
    return this.get(chosen);
  }

  /** With its history. */
  async remove(id: string): Promise<void> {
    await rm(this.fileOf(id), { force: true });
    await rm(this.historyOf(id), { force: true });
  }

  /** How the preset came to be; null where nothing is known of it, or where the file is no history. */
  async history(id: string): Promise<PackedHistory | null> {
    const text = await readFile(this.historyOf(id), 'utf8').catch(() => null);
    if (text === null) return null;
    try {
      return PackedHistory.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }

  /** @throws StudioError `not-found` where there is no such preset. */
  async keepHistory(id: string, history: PackedHistory): Promise<void> {
    if (!existsSync(this.fileOf(id))) throw new StudioError('not-found', `There is no preset "${id}".`, { next: 'Save it first.' });
    await mkdir(this.#library.presetHistories, { recursive: true });
    await writeWhole(this.historyOf(id), JSON.stringify(history));
  }

  async #freeId(name: string): Promise<string> {
    const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[^\p{L}\p{N}]+|[ .-]+$/gu, '') || 'preset';
    const taken = new Set((await readdir(this.#library.presets).catch(() => [])).map((file) => file.toLowerCase()));
    for (let number = 1; ; number++) {
      const id = number === 1 ? plain : `${plain}-${number}`;
      if (!taken.has(`${id}${ENDING}`.toLowerCase())) return id;
    }
  }

  /** Where its history lies, whether there is one or not. */
  historyOf(id: string): string {
    return join(this.#library.presetHistories, basename(this.fileOf(id)));
  }

  /** Where the preset of this id lies. */
  fileOf(id: string): string {
    if (!ID.test(id))
      throw new StudioError('invalid', `"${id}" is no id of a preset.`, { next: 'Use letters, digits, spaces, dots and hyphens.' });
    return join(this.#library.presets, `${id}${ENDING}`);
  }
}
