import { dealSides } from '../../../shared/domain/dataset/dealSides.ts';
import {
  type DatasetSplit,
  SIDES,
  SPLIT_FORMAT,
  SPLIT_VERSION,
  type SplitGrouping,
  type SplitRatios,
} from '../../../shared/domain/dataset/split.ts';
import type { PairSet } from '../pairs/pair.ts';
import { splitHash } from '../pairs/splitHash.ts';
import { photographsOf } from './photographs.ts';

export interface SplitRequest {
  readonly name: string;
  readonly ratios: SplitRatios;
  readonly seed: number;
  readonly groupedBy: readonly SplitGrouping[];
}

/**
 * Makes a split of a dataset; writes nothing.
 * @param nearDuplicates Names of pictures that look the same, group by group; they count where `groupedBy` names them.
 */
export async function makeSplit(
  set: Pick<PairSet, 'dir' | 'kind' | 'pairs'>,
  { name, ratios, seed, groupedBy }: SplitRequest,
  nearDuplicates: readonly (readonly string[])[] = [],
  signal?: AbortSignal,
): Promise<DatasetSplit> {
  const by = new Set(groupedBy);
  const photographs = by.has('photograph') && set.kind === 'synthetic' ? await photographsOf(set.dir, signal) : null;
  const alike = new Map<string, string>();
  if (by.has('nearDuplicate')) {
    for (const [index, names] of nearDuplicates.entries()) for (const one of names) alike.set(one, `alike ${index}`);
  }
  const members = set.pairs.map((pair) => ({
    name: pair.name,
    ties: [...(by.has('subject') ? [`subject ${pair.group}`] : []), ...(alike.has(pair.name) ? [alike.get(pair.name) ?? ''] : [])],
    photographs: photographs?.get(Number(pair.name)) ?? [],
  }));
  const { sides, leftOut } = dealSides(members, ratios, seed);
  const [train, validation, test] = SIDES.map((side) => splitHash(sides[side]));
  return {
    format: SPLIT_FORMAT,
    version: SPLIT_VERSION,
    name,
    seed,
    ratios,
    groupedBy: [...by],
    createdAt: new Date().toISOString(),
    sides,
    leftOut,
    sha256: { train: train ?? '', validation: validation ?? '', test: test ?? '' },
  };
}
