import { resolve } from 'node:path';
import { StudioError } from '../../shared/contract/errors.ts';
import type { RunDescription } from '../../shared/domain/training/run.ts';
import { type PairSet, readDataset, readPairs, trainingSides } from '../datasets/index.ts';
import { type SampleSource, splitByGroup } from '../trainer/index.ts';
import type { TrainTask } from './modelTask.ts';
import { type KeyedPairs, sourceOf } from './sources.ts';

export interface TrainingData {
  readonly training: SampleSource;
  readonly validation: SampleSource | null;
  /** How often a patch comes from each folder; null: each frame once per epoch. */
  readonly ratios: readonly number[] | null;
  readonly data: RunDescription['data'];
  readonly labelPolicy: string;
  /** What was left out, for people. */
  readonly notices: readonly string[];
}

/**
 * Reads dataset folders for a training. Of a folder with splits only `train` is learnt from, and its `validation` chooses the
 * best epoch. Where no folder has such a side, a share of all pairs is held out by whole subjects, by the seed. A side `test`
 * is never read.
 */
export async function openTrainingData(folders: TrainTask['data'], validationShare: number, seed: number): Promise<TrainingData> {
  const ratios = ratiosOf(folders);
  const learnt: KeyedPairs[] = [];
  const heldOut: KeyedPairs[] = [];
  const data: RunDescription['data'] = [];
  const policies = new Set<string>();
  const notices: string[] = [];
  const [withSide, withoutSide]: [string[], string[]] = [[], []];
  for (const [index, { path, split, ratio }] of folders.entries()) {
    const set = await readPairs(path);
    const key = folders.length === 1 ? '' : String(index);
    const { train, validation, source } = await trainingSides(set, split);
    learnt.push({ key, pairs: train });
    if (validation !== null) heldOut.push({ key, pairs: validation });
    (validation === null ? withoutSide : withSide).push(set.name);
    data.push({ ...(await record(path, set)), split, ratio });
    policies.add(set.labelPolicy);
    notices.push(...set.problems.slice(0, 5));
    if (source !== 'all') notices.push(`${set.name}: training on its side "train" (${train.length} of ${set.pairs.length} pictures).`);
    else if (set.kind === 'real') notices.push(`${set.name} has no split: all its pictures are learnt from, so scores on it mean little.`);
  }
  if (withSide.length > 0 && withoutSide.length > 0 && validationShare > 0) {
    notices.push(
      `The best epoch is chosen on the side "validation" of ${withSide.join(', ')} alone: nothing is held out of ${withoutSide.join(', ')}.`,
    );
  }
  const all = sourceOf(learnt);
  const { training, validation } =
    heldOut.length > 0 ? { training: all, validation: sourceOf(heldOut) } : splitByGroup(all, validationShare, seed);
  if (validation === null && validationShare > 0) {
    notices.push('All pictures are of one subject, so that none can be held out: the last epoch is kept, whatever it is worth.');
  }
  return { training, validation, ratios, data, labelPolicy: [...policies].sort().join(' + '), notices };
}

/** Dataset folders of the target domain: of a split only `train`, so that what scores the model stays unseen. */
export async function openTargetData(folders: TrainTask['target']): Promise<{ source: SampleSource; data: RunDescription['target'] }> {
  const parts: KeyedPairs[] = [];
  const data: RunDescription['target'] = [];
  for (const [index, { path, split }] of folders.entries()) {
    const set = await readPairs(path);
    parts.push({ key: folders.length === 1 ? '' : String(index), pairs: (await trainingSides(set, split)).train });
    data.push({ ...(await record(path, set)), split });
  }
  return { source: sourceOf(parts), data };
}

async function record(path: string, { kind, dir }: PairSet): Promise<{ path: string; id: string | null }> {
  return { path: resolve(path), id: kind === 'synthetic' ? (await readDataset(dir)).description.id : null };
}

/** @throws StudioError (`invalid`) when some folders have a ratio and others none. */
function ratiosOf(folders: TrainTask['data']): readonly number[] | null {
  const ratios = folders.flatMap(({ ratio }) => ratio ?? []);
  if (ratios.length === folders.length) return ratios;
  if (ratios.length === 0) return null;
  throw new StudioError('invalid', `${ratios.length} of ${folders.length} datasets have a ratio.`, {
    next: 'Give all of them one, or none.',
  });
}
