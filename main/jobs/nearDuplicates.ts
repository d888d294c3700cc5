import { alikeGroups } from '../../shared/domain/alike/alikeGroups.ts';
import { AlikeIndex } from '../../shared/domain/alike/alikeIndex.ts';
import { hashOfText } from '../../shared/domain/alike/perceptualHash.ts';
import type { IntegrityReport } from '../../shared/domain/dataset/integrity.ts';
import { type DatasetSplit, SIDES } from '../../shared/domain/dataset/split.ts';

type Hashes = ReadonlyMap<string, string>;
type OnDone = (done: number) => void;

/** Groups of names whose pictures look the same. */
export function nearDuplicatesIn(hashes: Hashes, onDone?: OnDone): string[][] {
  const names = [...hashes.keys()];
  return alikeGroups([...hashes.values()].map(hashOfText), onDone).map((group) => group.flatMap((index) => names[index] ?? []));
}

/** Pictures that look like one of another dataset; the first of it. */
export function alikeElsewhere(
  hashes: Hashes,
  other: { readonly name: string; readonly hashes: Hashes },
  onDone: OnDone = () => {},
): IntegrityReport['alikeElsewhere'] {
  const names = [...other.hashes.keys()];
  const index = new AlikeIndex([...other.hashes.values()].map(hashOfText));
  /** By hash: of many equal pictures one is looked for. */
  const twins = new Map<string, string | undefined>();
  let done = 0;
  return [...hashes].flatMap(([name, hash]) => {
    if (!twins.has(hash)) twins.set(hash, names[index.first(hashOfText(hash))]);
    onDone(++done);
    const twin = twins.get(hash);
    return twin === undefined ? [] : [{ name, dataset: other.name, other: twin }];
  });
}

/** Groups of near-duplicates that a split puts on two sides: scores on such pictures say less than they seem to. */
export function separated(split: Pick<DatasetSplit, 'sides'>, groups: readonly (readonly string[])[]): string[][] {
  const sideOf = new Map(SIDES.flatMap((side) => split.sides[side].map((name) => [name, side] as const)));
  return groups
    .map((group) => group.filter((name) => sideOf.has(name)))
    .filter((group) => new Set(group.map((name) => sideOf.get(name))).size > 1);
}
