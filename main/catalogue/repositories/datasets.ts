import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { DatasetEntry } from '../../../shared/contract/datasets.ts';
import type { DatasetDescription } from '../../../shared/domain/dataset/format.ts';
import { readDatasetFolder } from '../folders/datasetFolder.ts';
import type { Library } from '../folders/library.ts';
import { type Registration, removeRegistration, writeRegistration } from '../folders/registration.ts';
import { type StoredFrame, withStoredPaths } from '../frame.ts';
import type { Sql } from '../sql.ts';
import type { Frames } from './frames.ts';

const Row = DatasetEntry.omit({ missing: true, meanSkinShare: true }).extend({ meanSkinShare: z.number().nullable() });

const SELECT = `SELECT d.id, d.name, d.kind, d.path, d.source, d.wanted, d.created_at AS createdAt,
    count(f.frame) AS frames, avg(f.skin_share) AS meanSkinShare
  FROM datasets AS d LEFT JOIN frames AS f ON f.dataset = d.id`;

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

  constructor(sql: Sql, library: Library, frames: Frames) {
    this.#sql = sql;
    this.#library = library;
    this.#frames = frames;
  }

  /** Newest first. */
  list(): DatasetEntry[] {
    return this.#sql.all(Row, `${SELECT} GROUP BY d.id ORDER BY d.created_at DESC, d.id`).map((row) => this.#entryOf(row));
  }

  get(id: string): DatasetEntry | null {
    const row = this.#sql.get(Row, `${SELECT} WHERE d.id = @id GROUP BY d.id`, { id });
    return row === null ? null : this.#entryOf(row);
  }

  /** The dataset in this folder, null when it is not catalogued. */
  at(path: string): DatasetEntry | null {
    const row = this.#sql.get(Row, `${SELECT} WHERE d.path = @path GROUP BY d.id`, { path: this.#library.toStored(path) });
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

  putRegistered({ id, name, path, layout, createdAt, frames }: Extract<Registration, { kind: 'real' }>): DatasetEntry {
    const dir = this.#library.fromStored(path);
    this.#put({ id, name, kind: 'real', path: dir, source: layout, wanted: frames.length, createdAt });
    this.#replaceFrames(id, frames);
    return this.#existing(id);
  }

  /** Forgets a dataset and its frames. Files stay. */
  async remove(id: string): Promise<void> {
    this.#sql.run('DELETE FROM datasets WHERE id = @id', { id });
    await removeRegistration(this.#library, id);
  }

  #put({ path, ...entry }: Omit<DatasetEntry, 'frames' | 'meanSkinShare' | 'missing'>): void {
    this.#sql.run(
      `INSERT INTO datasets (id, name, kind, path, source, wanted, created_at)
       VALUES (@id, @name, @kind, @path, @source, @wanted, @createdAt)
       ON CONFLICT (id) DO UPDATE SET name = @name, path = @path, source = @source, wanted = @wanted`,
      { ...entry, path: this.#library.toStored(path) },
    );
  }

  #replaceFrames(id: string, frames: readonly StoredFrame[]): void {
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
