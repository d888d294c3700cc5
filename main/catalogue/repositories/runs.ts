import { resolve } from 'node:path';
import { z } from 'zod';
import type { RunEntry } from '../../../shared/contract/runs.ts';
import { bestEpochOf, RunDescription } from '../../../shared/domain/training/run.ts';
import type { Library } from '../folders/library.ts';
import { removeRegistration, writeRegistration } from '../folders/registration.ts';
import { readRunFolder } from '../folders/runFolder.ts';
import { json, type Sql } from '../sql.ts';
import type { Evaluations } from './evaluations.ts';
import type { Metrics } from './metrics.ts';
import type { Models } from './models.ts';

const Row = z.strictObject({ path: z.string(), description: json(RunDescription) });

export interface PartsOfRuns {
  readonly metrics: Metrics;
  readonly models: Models;
  readonly evaluations: Evaluations;
}

/** Trainings: those in the library's own folder, and those registered from elsewhere. */
export class Runs {
  readonly #sql: Sql;
  readonly #library: Library;
  readonly #parts: PartsOfRuns;

  constructor(sql: Sql, library: Library, parts: PartsOfRuns) {
    this.#sql = sql;
    this.#library = library;
    this.#parts = parts;
  }

  /** Newest first. */
  list(): RunEntry[] {
    return this.#sql.all(Row, 'SELECT path, description FROM runs ORDER BY created_at DESC, id').map((row) => this.#entryOf(row));
  }

  get(id: string): RunEntry | null {
    const row = this.#sql.get(Row, 'SELECT path, description FROM runs WHERE id = @id', { id });
    return row === null ? null : this.#entryOf(row);
  }

  /** Shows a run that has begun; its epochs come by `metrics.add`, its model by `models.put`. */
  async put(dir: string, description: RunDescription): Promise<void> {
    const { id, name, createdAt } = description;
    const path = this.#library.toStored(dir);
    if (!path.startsWith('runs/')) {
      await writeRegistration(this.#library, { format: 's2mgen.registration', version: 1, kind: 'run', id, path });
    }
    this.#sql.run(
      `INSERT INTO runs (id, path, name, created_at, description) VALUES (@id, @path, @name, @createdAt, @description)
       ON CONFLICT (id) DO UPDATE SET path = @path, name = @name, description = @description`,
      { id, path, name, createdAt, description: JSON.stringify(description) },
    );
  }

  /** Takes up a run folder as it lies there, or brings its entry up to date. */
  async putFolder(dir: string): Promise<RunEntry> {
    const { description, epochs, evaluations, model } = await readRunFolder(resolve(dir));
    await this.put(dir, description);
    const { id } = description;
    this.#sql.transaction(() => {
      this.#parts.metrics.replace(id, epochs);
      this.#parts.evaluations.replace(id, evaluations);
      if (model !== null) this.#parts.models.put(id, model);
    });
    const entry = this.get(id);
    if (entry === null) throw new Error(`Run ${id} vanished while it was catalogued.`);
    return entry;
  }

  /** Forgets a run with its metrics, model and evaluations. Files stay. */
  async remove(id: string): Promise<void> {
    this.#sql.run('DELETE FROM runs WHERE id = @id', { id });
    await removeRegistration(this.#library, id);
  }

  #entryOf({ path, description }: z.infer<typeof Row>): RunEntry {
    const { id, name, recipe, seed, data, target, initial, provider, createdAt } = description;
    const { parameters, trainingFrames, validationFrames, stepsPerEpoch, labelPolicy } = description;
    const epochs = this.#parts.metrics.of(id);
    const ratios = data.flatMap(({ ratio }) => ratio ?? []);
    return {
      id,
      name,
      recipe,
      seed,
      path: this.#library.fromStored(path),
      datasets: data.map((dataset) => dataset.id ?? dataset.path),
      ratios: ratios.length === data.length ? ratios : null,
      splits: data.map(({ split }) => split),
      target: target.map((dataset) => dataset.id ?? dataset.path),
      initial,
      provider,
      parameters,
      trainingFrames,
      validationFrames,
      stepsPerEpoch,
      labelPolicy,
      epochs,
      bestEpoch: bestEpochOf(epochs),
      model: this.#parts.models.of(id),
      evaluations: this.#parts.evaluations.of(id),
      createdAt,
    };
  }
}
