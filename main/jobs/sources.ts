import { type Pair, readPair } from '../datasets/index.ts';
import type { SampleSource } from '../trainer/index.ts';

/** Pairs of one dataset folder; `key` tells their names and groups from those of other folders. */
export interface KeyedPairs {
  readonly key: string;
  readonly pairs: readonly Pair[];
}

/** Pairs of one or more folders as one source of samples for the trainer. */
export function sourceOf(parts: readonly KeyedPairs[]): SampleSource {
  const all = parts.flatMap(({ key, pairs }, part) => pairs.map((pair) => ({ key, pair, part })));
  const at = (index: number) => {
    const found = all[index];
    if (found === undefined) throw new RangeError(`Sample ${index} of ${all.length}.`);
    return found;
  };
  const keyed = (key: string, name: string) => (key === '' ? name : `${key}/${name}`);
  return {
    length: all.length,
    name: (index) => keyed(at(index).key, at(index).pair.name),
    group: (index) => keyed(at(index).key, at(index).pair.group),
    part: (index) => at(index).part,
    read: (index, longestSide) => readPair(at(index).pair, longestSide),
    address: (index) => at(index).pair,
  };
}
