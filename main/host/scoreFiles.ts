import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FrameScores } from '../../shared/domain/scores/frameScores.ts';
import type { Catalogue } from '../catalogue/index.ts';

const NAME = /^(.+)-(\d+)\.json$/;
/** So many files stay parsed: 100,000 pictures are about 3 MB of text. */
const KEPT = 4;

const parsed = new Map<string, { written: number; scores: FrameScores }>();

/** Folder of the scores of each picture: beside the run, or the library's for the colour rule. */
function folderOf({ runs, library }: Catalogue, run: string | null): string | null {
  if (run === null) return join(dirname(library.evaluations), 'scores');
  const entry = runs.get(run);
  return entry === null ? null : join(entry.path, 'scores');
}

/** Where an evaluation writes the scores of each picture; a later one of the same dataset and size replaces it. */
export function scoresFile(catalogue: Catalogue, run: string | null, dataset: string, size: number): string | null {
  const folder = folderOf(catalogue, run);
  return folder === null ? null : join(folder, `${dataset}-${size}.json`);
}

/** Every dataset and size that the run has scores of, as its files' names tell. */
export async function scoredSets(catalogue: Catalogue, run: string | null): Promise<{ dataset: string; size: number }[]> {
  const folder = folderOf(catalogue, run);
  const names = folder === null ? [] : await readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const [, dataset, size] = NAME.exec(name) ?? [];
    return dataset === undefined ? [] : [{ dataset, size: Number(size) }];
  });
}

/** Null when there is no such file, or it cannot be read. */
export async function readScores(file: string): Promise<FrameScores | null> {
  const found = await stat(file).catch(() => null);
  if (found === null) return null;
  const there = parsed.get(file);
  if (there?.written === found.mtimeMs) return there.scores;
  try {
    const scores = FrameScores.parse(JSON.parse(await readFile(file, 'utf8')));
    parsed.delete(file);
    parsed.set(file, { written: found.mtimeMs, scores });
    const [oldest] = parsed.keys();
    if (parsed.size > KEPT && oldest !== undefined) parsed.delete(oldest);
    return scores;
  } catch {
    return null;
  }
}
