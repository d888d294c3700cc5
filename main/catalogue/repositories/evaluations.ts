import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors.ts';
import { Evaluation } from '../../../shared/domain/scores/score.ts';
import { AppendLog } from '../../files/index.ts';
import type { Library } from '../folders/library.ts';
import { EVALUATIONS_FILE } from '../folders/runFolder.ts';
import { json, type Sql } from '../sql.ts';

const Row = z.strictObject({ evaluation: json(Evaluation) });

/** Scores of models. Each is written to the run's folder (or the library's, without a run) before it is catalogued. */
export class Evaluations {
  readonly #sql: Sql;
  readonly #library: Library;

  constructor(sql: Sql, library: Library) {
    this.#sql = sql;
    this.#library = library;
  }

  /** @throws StudioError `not-found` for a run that is not catalogued. */
  async add(run: string | null, evaluation: Evaluation): Promise<void> {
    const log = await AppendLog.open(this.#fileOf(run));
    try {
      await log.append(Evaluation.parse(evaluation));
    } finally {
      await log.close();
    }
    this.#insert(run, evaluation);
  }

  replace(run: string | null, evaluations: readonly Evaluation[]): void {
    this.#sql.run('DELETE FROM evaluations WHERE run IS @run', { run });
    for (const evaluation of evaluations) this.#insert(run, evaluation);
  }

  /** Oldest first; null asks for those without a run. */
  of(run: string | null): Evaluation[] {
    return this.#sql.all(Row, 'SELECT evaluation FROM evaluations WHERE run IS @run ORDER BY id', { run }).map((row) => row.evaluation);
  }

  #insert(run: string | null, evaluation: Evaluation): void {
    this.#sql.run('INSERT INTO evaluations (run, evaluation) VALUES (@run, @evaluation)', { run, evaluation: JSON.stringify(evaluation) });
  }

  #fileOf(run: string | null): string {
    if (run === null) return this.#library.evaluations;
    const row = this.#sql.get(z.strictObject({ path: z.string() }), 'SELECT path FROM runs WHERE id = @run', { run });
    if (row === null) throw new StudioError('not-found', `There is no run ${run}.`, { next: 'Refresh the list of runs.' });
    return join(this.#library.fromStored(row.path), EVALUATIONS_FILE);
  }
}
