import { StudioError } from '../../../shared/contract/errors.ts';
import { readSplit } from '../splits/splitFile.ts';
import type { Pair, PairSet } from './pair.ts';
import { selectSplit } from './split.ts';

/** Name of the cut that `selectSplit` makes where a dataset has no split of its own. */
export const SEEDED_SPLIT = 'seeded';

/** What a training may see of a dataset. Its test side is not among it. */
export interface TrainingSides {
  readonly train: readonly Pair[];
  /** Null where the split has no such side: a part of `train` is to be held out. */
  readonly validation: readonly Pair[] | null;
  readonly source: 'all' | 'folders' | 'seeded' | 'file';
}

/**
 * The sides of a dataset that a training learns from and chooses by: of the named split (a file `splits/<name>.json` of the
 * dataset, or `seeded`); without a name, of the split folders it was found in, or all of it.
 * @throws StudioError `not-found` for an unknown split, `data` for a broken file, `invalid` when nothing is to learn from.
 */
export async function trainingSides(set: PairSet, split: string | null): Promise<TrainingSides> {
  if (split !== null && split !== SEEDED_SPLIT) return sidesOfFile(set, split);
  const hasFolders = Object.hasOwn(set.splits, 'train');
  if (split === null && !hasFolders) return { train: set.pairs, validation: null, source: 'all' };
  // Only ECU's seeded cut has a validation side; folders have one or not.
  const hasValidation = hasFolders ? Object.hasOwn(set.splits, 'validation') : set.layout === 'ecu';
  return {
    train: (await selectSplit(set, 'train')).pairs,
    validation: hasValidation ? (await selectSplit(set, 'validation')).pairs : null,
    source: hasFolders ? 'folders' : 'seeded',
  };
}

async function sidesOfFile(set: PairSet, name: string): Promise<TrainingSides> {
  const { train, validation } = (await readSplit(set.dir, name)).sides;
  const byName = new Map(set.pairs.map((pair) => [pair.name, pair]));
  const pairsOf = (names: readonly string[]) => names.flatMap((pair) => byName.get(pair) ?? []);
  const learnt = pairsOf(train);
  if (learnt.length === 0) {
    throw new StudioError('invalid', `The split "${name}" of ${set.name} leaves nothing to learn from.`, { next: 'Choose another split.' });
  }
  const chosenBy = pairsOf(validation);
  return { train: learnt, validation: chosenBy.length === 0 ? null : chosenBy, source: 'file' };
}
