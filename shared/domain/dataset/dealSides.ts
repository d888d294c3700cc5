import { Draws } from '../random/draws.ts';
import { SIDES, type Side, type SplitRatios } from './split.ts';

/** A frame and what ties it to others. */
export interface SplitMember {
  readonly name: string;
  /** Frames that share one of these stand on one side. */
  readonly ties: readonly string[];
  /** Photographs: shared ones stand on one side too, if need be by leaving frames out. */
  readonly photographs: readonly string[];
}

export interface DealtSides {
  readonly sides: Readonly<Record<Side, string[]>>;
  readonly leftOut: string[];
}

/** How far a side may be from its ratio before photographs are dealt by themselves. */
const TOLERANCE = 0.05;
/** Share of the frames by which a side may fall behind before it may cost twice as many frames. */
const PATIENCE = 0.02;

/**
 * Deals frames to the sides so that nothing that is shared stands on two of them: groups that hang together are shuffled by the
 * seed and cut where the ratios are reached. Where shared photographs tie nearly all frames together, photographs are dealt
 * first and frames that hold some of several sides are left out.
 */
export function dealSides(members: readonly SplitMember[], ratios: SplitRatios, seed: number): DealtSides {
  const draws = new Draws(seed, 'split', 0);
  const groups = groupsOf(members, ({ ties, photographs }) => [...ties, ...photographs.map((id) => `photograph ${id}`)]);
  const whole = cut(groups, ratios, draws, (group) => group.length);
  const sides = sidesOf(members, whole);
  const isNear = SIDES.every((side) => Math.abs(sides[side].length / Math.max(1, members.length) - ratios[side]) <= TOLERANCE);
  const hasPhotographs = members.some(({ photographs }) => photographs.length > 0);
  return isNear || !hasPhotographs ? { sides, leftOut: [] } : dealPhotographs(members, ratios, draws);
}

/** Members that hang together, directly or through others. */
function groupsOf(members: readonly SplitMember[], tiesOf: (member: SplitMember) => readonly string[]): SplitMember[][] {
  const parents = members.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    for (let at = index; at !== root; ) {
      const next = parents[at] ?? root;
      parents[at] = root;
      at = next;
    }
    return root;
  };
  const firsts = new Map<string, number>();
  members.forEach((member, index) => {
    for (const tie of tiesOf(member)) {
      const first = firsts.get(tie);
      if (first === undefined) firsts.set(tie, index);
      else parents[rootOf(index)] = rootOf(first);
    }
  });
  const groups = Map.groupBy(members.keys(), rootOf).values();
  // By name, so that the order in which frames are listed does not count.
  return [...groups].map((indices) => indices.flatMap((index) => members[index] ?? []).sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** The groups in an order of the seed, each on the side where its middle falls. */
function cut<Group extends readonly { readonly name: string }[]>(
  groups: readonly Group[],
  ratios: SplitRatios,
  draws: Draws,
  weightOf: (group: Group) => number,
): Map<Group, Side> {
  const keyed = groups.map((group) => ({ group, weight: weightOf(group), key: draws.uniform(`group ${group[0]?.name}`) }));
  keyed.sort((a, b) => a.key - b.key);
  const all = keyed.reduce((sum, { weight }) => sum + weight, 0);
  const dealt = new Map<Group, Side>();
  let before = 0;
  for (const { group, weight } of keyed) {
    const middle = (before + weight / 2) / all;
    dealt.set(group, middle < ratios.train ? 'train' : middle < ratios.train + ratios.validation ? 'validation' : 'test');
    before += weight;
  }
  return dealt;
}

function sidesOf(members: readonly SplitMember[], dealt: ReadonlyMap<readonly SplitMember[], Side>): Record<Side, string[]> {
  const sides: Record<Side, string[]> = { train: [], validation: [], test: [] };
  for (const [group, side] of dealt) sides[side].push(...group.map(({ name }) => name));
  for (const side of SIDES) sides[side].sort();
  if (sides.train.length + sides.validation.length + sides.test.length !== members.length) throw new Error('A frame was dealt twice.');
  return sides;
}

function dealPhotographs(members: readonly SplitMember[], ratios: SplitRatios, draws: Draws): DealtSides {
  const counts = Map.groupBy(
    members.flatMap(({ photographs }) => photographs),
    (id) => id,
  );
  const singles = [...counts.keys()].sort().map((name) => [{ name: `photograph ${name}`, id: name }] as const);
  const dealt = cut(singles, ratios, draws, ([{ id }]) => counts.get(id)?.length ?? 0);
  const sideOf = new Map([...dealt].map(([[{ id }], side]) => [id, side]));
  const allowed = (member: SplitMember, side: Side) => member.photographs.every((id) => sideOf.get(id) === side);
  const sides: Record<Side, string[]> = { train: [], validation: [], test: [] };
  const leftOut: string[] = [];
  const groups = groupsOf(members, ({ ties }) => ties)
    .map((group) => ({ group, key: draws.uniform(`group ${group[0]?.name}`) }))
    .sort((a, b) => a.key - b.key);
  for (const { group } of groups) {
    const kept = SIDES.reduce((sum, side) => sum + sides[side].length, 0);
    // Where most of the group can stay; the further a side is behind its ratio, the more frames it may cost.
    const scoreOf = (side: Side) => {
      const behind = (ratios[side] * kept - sides[side].length) / (PATIENCE * members.length);
      return group.filter((member) => allowed(member, side)).length * 2 ** Math.max(-8, Math.min(8, behind));
    };
    const best = SIDES.filter((side) => ratios[side] > 0).reduce<Side>((a, b) => (scoreOf(b) > scoreOf(a) ? b : a), firstSide(ratios));
    for (const member of group) (allowed(member, best) ? sides[best] : leftOut).push(member.name);
  }
  for (const side of SIDES) sides[side].sort();
  return { sides, leftOut: leftOut.sort() };
}

function firstSide(ratios: SplitRatios): Side {
  return SIDES.find((side) => ratios[side] > 0) ?? 'train';
}
