import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameScores } from '../../../shared/domain/scores/frameScores.ts';

/** Scores of `count` pictures of a dataset as an evaluation leaves them beside a run: the k-th has IoU k / count. */
export async function writeManyScores(run: string, dataset: string, count: number): Promise<void> {
  const pixels = 64 * 64;
  const right = Array.from({ length: count }, (_, k) => k);
  const scores: FrameScores = {
    format: 's2mgen.frameScores',
    version: 1,
    model: 'tiny',
    threshold: 0.5,
    size: 64,
    scoredAt: '2026-01-02T03:04:05.000Z',
    names: right.map((k) => `picture ${k}`),
    truePositive: right,
    falsePositive: right.map(() => 0),
    falseNegative: right.map((k) => count - k),
    trueNegative: right.map(() => pixels),
  };
  await mkdir(join(run, 'scores'), { recursive: true });
  await writeFile(join(run, `scores/${dataset}-${scores.size}.json`), JSON.stringify(scores));
}
