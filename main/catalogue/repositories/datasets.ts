import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { StudioError } from '../../../shared/contract/errors.ts';
import { DATASET_FILE, type DatasetDescription } from '../../../shared/domain/dataset/format.ts';
import { readDatasetFolder } from '../folders/datasetFolder.ts';
import type { Library } from '../folders/library.ts';
import { type Registration, readRegistrations, registrationFile, removeRegistration, writeRegistration } from '../folders/registration.ts';
import { removeTags, tagFile } from '../folders/tagFile.ts';
import { type NewFrame, type StoredFrame, withStoredPaths } from '../frame.ts';
import type { Sql } from '../sql.ts';
import type { Frames } from './frames.ts';

const Row = DatasetEntry.omit({ missing: true, meanSkinShare: true }).extend({ meanSkinShare: z.number().nullable() });

const SELECT = `SELECT id, name, kind, path, source, wanted, created_at AS createdAt,
    frame_count AS frames, skin_sum / nullif(frame_count, 0) AS meanSkinShare
  FROM datasets`;

/** Counts up when more is read off a frame's record than before. */
const PROPERTIES_VERSION = 1;

/** A real dataset to be registered. Paths of the frames may be absolute; those in its folder are kept relative to it. */
export interface NewRealDataset {
  readonly name: string;
  readonly path: string;
  readonly layout: string;
  readonly frames: readonly StoredFrame[];
}

/** Datasets: those in the library's own folder, and those registered from elsewhere. */
export class Datasets {
  readonly #sql: Sql;
  readonly #library: Library;
  readonly #frames: Frames;
  readonly #refreshing = new Map<string, Promise<void>>();

  constructor(sql: Sql, library: Library, frames: Frames) {
    this.#sql = sql;
    this.#library = library;
    this.#frames = frames;
  }

  /** Newest first. */
  list(): DatasetEntry[] {
    return this.#sql.all(Row, `${SELECT} ORDER BY created_at DESC, id`).map((row) => this.#entryOf(row));
  }

  get(id: string): DatasetEntry | null {
    const row = this.#sql.get(Row, `${SELECT} WHERE id = @id`, { id });
    return row === null ? null : this.#entryOf(row);
  }

  /** The dataset in this folder, null when it is not catalogued. */
  at(path: string): DatasetEntry | null {
    const row = this.#sql.get(Row, `${SELECT} WHERE path = @path`, { path: this.#library.toStored(path) });
    return row === null ? null : this.#entryOf(row);
  }

  /** Shows a synthetic dataset that is being rendered, before it has all its frames; `frames.add` adds them one by one. */
  async putSynthetic(dir: string, description: DatasetDescription): Promise<void> {
    const { id, name, preset, frames, createdAt } = description;
    const path = this.#library.toStored(dir);
    // What lies in the library's own folder is found there.
    if (!path.startsWith('datasets/')) {
      await writeRegistration(this.#library, { format: 's2mgen.registration', version: 1, kind: 'synthetic', id, path });
    }
    this.#put({ id, name, kind: 'synthetic', path: dir, source: preset.name, wanted: frames, createdAt });
  }

  /** Takes up a synthetic dataset folder as it lies there, or brings its entry up to date. */
  async putFolder(dir: string): Promise<DatasetEntry> {
    const { description, frames } = await readDatasetFolder(dir);
    await this.putSynthetic(dir, description);
    this.#replaceFrames(description.id, frames);
    this.#sql.run('UPDATE datasets SET properties_version = @version WHERE id = @id', { id: description.id, version: PROPERTIES_VERSION });
    return this.#existing(description.id);
  }

  /** Registers a real dataset that stays where it is; once more for the same folder replaces it. */
  async putReal({ name, path, layout, frames }: NewRealDataset): Promise<DatasetEntry> {
    const dir = resolve(path);
    const there = this.at(dir);
    const registration = {
      format: 's2mgen.registration',
      version: 1,
      kind: 'real',
      id: there?.id ?? randomUUID(),
      path: this.#library.toStored(dir),
      name,
      layout,
      createdAt: there?.createdAt ?? new Date().toISOString(),
      frames: frames.map((frame) => withStoredPaths(dir, frame)),
    } as const;
    await writeRegistration(this.#library, registration);
    return this.putRegistered(registration);
  }

  /** Takes a real dataset up again whose registration was put back. @throws StudioError `not-found` when it was not. */
  async putRegistration(id: string): Promise<DatasetEntry> {
    const { found } = await readRegistrations(this.#library);
    const registration = found.find((one) => one.id === id);
    if (registration?.kind !== 'real') throw new StudioError('not-found', 'There is no registration of this dataset.');
    return this.putRegistered(registration);
  }

  /** What the library itself keeps of a dataset: how it is registered, and its tags where they are asked for. */
  libraryFilesOf(id: string, { tags }: { readonly tags: boolean }): string[] {
    return [registrationFile(this.#library, id), ...(tags ? [tagFile(this.#library, id)] : [])];
  }

  putRegistered({ id, name, path, layout, createdAt, frames }: Extract<Registration, { kind: 'real' }>): DatasetEntry {
    const dir = this.#library.fromStored(path);
    this.#put({ id, name, kind: 'real', path: dir, source: layout, wanted: frames.length, createdAt });
    this.#replaceFrames(id, frames);
    return this.#existing(id);
  }

  /** Reads a rendered dataset once more that was catalogued by a studio which knew fewer properties. */
  async refreshProperties(id: string): Promise<void> {
    const begun = this.#refreshing.get(id);
    if (begun !== undefined) return begun;
    const stale = this.#sql.get(
      z.strictObject({ path: z.string() }),
      "SELECT path FROM datasets WHERE id = @id AND kind = 'synthetic' AND properties_version < @version",
      { id, version: PROPERTIES_VERSION },
    );
    if (stale === null) return;
    const dir = this.#library.fromStored(stale.path);
    // A folder that is not there now is read when it is back.
    if (!existsSync(join(dir, DATASET_FILE))) return;
    const work = this.putFolder(dir)
      .then(() => {})
      .finally(() => this.#refreshing.delete(id));
    this.#refreshing.set(id, work);
    await work;
  }

  /** Forgets a dataset and its frames. Files stay, and the tags of a rendered dataset that may come back by the same id. */
  async remove(id: string): Promise<void> {
    const entry = this.get(id);
    this.#sql.run('DELETE FROM datasets WHERE id = @id', { id });
    this.#frames.forget(id);
    await removeRegistration(this.#library, id);
    if (entry === null || !existsSync(join(entry.path, DATASET_FILE))) await removeTags(this.#library, id);
  }

  #put({ path, ...entry }: Omit<DatasetEntry, 'frames' | 'meanSkinShare' | 'missing'>): void {
    this.#sql.run(
      `INSERT INTO datasets (id, name, kind, path, source, wanted, created_at, properties_version)
       VALUES (@id, @name, @kind, @path, @source, @wanted, @createdAt, @version)
       ON CONFLICT (id) DO UPDATE SET name = @name, path = @path, source = @source, wanted = @wanted`,
      { ...entry, path: this.#library.toStored(path), version: PROPERTIES_VERSION },
    );
  }

  #replaceFrames(id: string, frames: readonly NewFrame[]): void {
    this.#sql.transaction(() => {
      this.#frames.clear(id);
      this.#frames.add(id, frames);
    });
  }

  #existing(id: string): DatasetEntry {
    const entry = this.get(id);
    if (entry === null) throw new Error(`Dataset ${id} vanished while it was catalogued.`);
    return entry;
  }

  #entryOf({ path, meanSkinShare, ...row }: z.infer<typeof Row>): DatasetEntry {
    const dir = this.#library.fromStored(path);
    return { ...row, path: dir, meanSkinShare: meanSkinShare ?? 0, missing: !existsSync(dir) };
  }
}
