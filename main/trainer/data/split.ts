import { Draws } from '../../../shared/domain/random/draws.ts';
import type { SampleSource } from './source.ts';

/** A part of a source: the samples at `indices`, in that order. */
function partOf(source: SampleSource, indices: readonly number[]): SampleSource {
  const at = (index: number) => {
    const original = indices[index];
    if (original === undefined) throw new RangeError(`Sample ${index} of ${indices.length}.`);
    return original;
  };
  const address = source.address?.bind(source);
  const part = source.part?.bind(source);
  return {
    length: indices.length,
    name: (index) => source.name(at(index)),
    group: (index) => source.group(at(index)),
    read: (index, longestSide) => source.read(at(index), longestSide),
    ...(part === undefined ? {} : { part: (index: number) => part(at(index)) }),
    ...(address === undefined ? {} : { address: (index: number) => address(at(index)) }),
  };
}

/**
 * Holds out about `share` of the samples for validation by whole groups, so that no subject is on both sides. The choice
 * depends on the seed and the names of the groups. With fewer than two groups, or a share of 0, validation is null.
 */
export function splitByGroup(
  source: SampleSource,
  share: number,
  seed: number,
): { training: SampleSource; validation: SampleSource | null } {
  const members = new Map<string, number[]>();
  for (let index = 0; index < source.length; index++) {
    const group = source.group(index);
    const known = members.get(group);
    if (known === undefined) members.set(group, [index]);
    else known.push(index);
  }
  if (share <= 0 || members.size < 2) return { training: source, validation: null };

  const shuffled = new Draws(seed, 'validation', 0).shuffle('groups', [...members.keys()].sort());
  const heldOut = new Set<number>();
  for (const group of shuffled.slice(0, -1)) {
    if (heldOut.size >= share * source.length) break;
    for (const index of members.get(group) ?? []) heldOut.add(index);
  }
  const all = Array.from({ length: source.length }, (_, index) => index);
  return {
    training: partOf(
      source,
      all.filter((index) => !heldOut.has(index)),
    ),
    validation: partOf(
      source,
      all.filter((index) => heldOut.has(index)),
    ),
  };
}
