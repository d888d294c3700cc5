import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { Evaluation } from '../../../shared/domain/scores/score.ts';
import { EpochMetrics, RunDescription } from '../../../shared/domain/training/run.ts';
import { readJsonLines } from '../../files/index.ts';

export const EVALUATIONS_FILE = 'evaluations.jsonl';

export interface RunFolder {
  readonly description: RunDescription;
  readonly epochs: readonly EpochMetrics[];
  readonly evaluations: readonly Evaluation[];
  /** Path of the exported model, null before there is one. */
  readonly model: string | null;
}

/** Reads run.json, metrics.jsonl and evaluations.jsonl. */
export async function readRunFolder(dir: string): Promise<RunFolder> {
  const description = RunDescription.parse(JSON.parse(await readFile(join(dir, 'run.json'), 'utf8')));
  const epochs = await readLines(join(dir, 'metrics.jsonl'), EpochMetrics);
  const evaluations = await readLines(join(dir, EVALUATIONS_FILE), Evaluation);
  const model = join(dir, 'model.onnx');
  return { description, epochs, evaluations, model: existsSync(model) ? model : null };
}

/** The lines that can be read; a last line that was not finished is left out. */
export async function readLines<Of extends z.ZodType>(path: string, of: Of): Promise<z.output<Of>[]> {
  const values: z.output<Of>[] = [];
  for await (const { value } of readJsonLines(path)) {
    const parsed = of.safeParse(value);
    if (parsed.success) values.push(parsed.data);
  }
  return values;
}
