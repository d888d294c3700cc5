import { resolve } from 'node:path';
import type { RunDescription } from '../../shared/domain/training/run.ts';
import { readDataset, readPairs, selectSplit } from '../datasets/index.ts';
import { type SampleSource, splitByGroup } from '../trainer/index.ts';
import { type KeyedPairs, sourceOf } from './sources.ts';

export interface TrainingData {
  readonly training: SampleSource;
  readonly validation: SampleSource | null;
  readonly data: RunDescription['data'];
  readonly labelPolicy: string;
  /** What was left out, for people. */
  readonly notices: readonly string[];
}

/**
 * Reads dataset folders for a training. Where a folder has splits of its own, only `train` is learnt from and its
 * `validation` chooses the best epoch; other folders' pairs are held out by whole subjects, a share of them by the seed.
 */
export async function openTrainingData(folders: readonly string[], validationShare: number, seed: number): Promise<TrainingData> {
  const learnt: KeyedPairs[] = [];
  const heldOut: KeyedPairs[] = [];
  const data: RunDescription['data'] = [];
  const policies = new Set<string>();
  const notices: string[] = [];
  for (const [index, folder] of folders.entries()) {
    const set = await readPairs(folder);
    const key = folders.length === 1 ? '' : String(index);
    const has = (split: string) => Object.hasOwn(set.splits, split);
    const pairs = has('train') ? (await selectSplit(set, 'train')).pairs : set.pairs;
    learnt.push({ key, pairs });
    if (has('train') && has('validation')) heldOut.push({ key, pairs: (await selectSplit(set, 'validation')).pairs });
    data.push({ path: resolve(folder), id: set.kind === 'synthetic' ? (await readDataset(set.dir)).description.id : null, ratio: null });
    policies.add(set.labelPolicy);
    notices.push(...set.problems.slice(0, 5));
    if (has('train')) notices.push(`${set.name}: training on its split "train" (${pairs.length} of ${set.pairs.length} pictures).`);
  }
  const all = sourceOf(learnt);
  const { training, validation } =
    heldOut.length > 0 ? { training: all, validation: sourceOf(heldOut) } : splitByGroup(all, validationShare, seed);
  return { training, validation, data, labelPolicy: [...policies].sort().join(' + '), notices };
}

/** Dataset folders of the target domain: with a split `train` only that, so that what scores the model stays unseen. */
export async function openTargetData(folders: readonly string[]): Promise<{ source: SampleSource; data: RunDescription['target'] }> {
  const parts: KeyedPairs[] = [];
  const data: RunDescription['target'] = [];
  for (const [index, folder] of folders.entries()) {
    const set = await readPairs(folder);
    const pairs = Object.hasOwn(set.splits, 'train') ? (await selectSplit(set, 'train')).pairs : set.pairs;
    parts.push({ key: folders.length === 1 ? '' : String(index), pairs });
    data.push({ path: resolve(folder), id: set.kind === 'synthetic' ? (await readDataset(set.dir)).description.id : null });
  }
  return { source: sourceOf(parts), data };
}
