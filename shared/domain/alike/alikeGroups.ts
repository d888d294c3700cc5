import { AlikeIndex } from './alikeIndex.ts';
import type { PerceptualHash } from './perceptualHash.ts';

/**
 * Places of hashes that are alike, directly or through others; groups of two and more, in the order of their first places.
 * @param onDone how many hashes have their group
 */
export function alikeGroups(hashes: readonly PerceptualHash[], onDone: (done: number) => void = () => {}): number[][] {
  const index = new AlikeIndex(hashes);
  const isGrouped = new Uint8Array(hashes.length);
  const groups: number[][] = [];
  let done = 0;
  for (let first = 0; first < hashes.length; first++) {
    if (isGrouped[first] === 1) continue;
    const group: number[] = [];
    // The first takes itself too; each that was taken takes those that are alike to it.
    index.take(first, group);
    for (let at = 0; at < group.length; at++) {
      const place = group[at] ?? 0;
      isGrouped[place] = 1;
      if (place !== first) index.take(place, group);
      onDone(++done);
    }
    if (group.length > 1) groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}
