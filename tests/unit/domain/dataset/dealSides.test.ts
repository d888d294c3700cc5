import { expect, it } from 'vitest';
import { dealSides, type SplitMember } from '../../../../shared/domain/dataset/dealSides.ts';
import { SIDES } from '../../../../shared/domain/dataset/split.ts';
import { Draws } from '../../../../shared/domain/random/draws.ts';

const RATIOS = { train: 0.7, validation: 0.1, test: 0.2 };

/** Four frames of each subject; each frame has a photograph with the probability given, one of `photographs`. */
function frames(count: number, photographs: number, chance: number, walls = 1): SplitMember[] {
  return Array.from({ length: count }, (_, frame) => {
    const draws = new Draws(1, 'frame', frame);
    const hung = Array.from({ length: walls }, (_, wall) =>
      draws.chance(`is${wall}`, chance) ? [`photo${Math.floor(draws.uniform(`which${wall}`) * photographs)}`] : [],
    ).flat();
    return { name: String(frame).padStart(6, '0'), ties: [`subject ${Math.floor(frame / 4)}`], photographs: [...new Set(hung)] };
  });
}

/** What is shared by two sides, which nothing may be. */
function shared(members: readonly SplitMember[], sides: ReturnType<typeof dealSides>['sides']): string[] {
  const byName = new Map(members.map((member) => [member.name, member]));
  const seen = SIDES.map(
    (side) => new Set(sides[side].flatMap((name) => [...(byName.get(name)?.ties ?? []), ...(byName.get(name)?.photographs ?? [])])),
  );
  return seen.flatMap((ids, index) => [...ids].filter((id) => seen.some((other, at) => at > index && other.has(id))));
}

it('keeps subjects whole and comes within two points of the ratios', () => {
  const members = frames(1000, 1, 0);
  const { sides, leftOut } = dealSides(members, RATIOS, 3);
  expect(shared(members, sides)).toEqual([]);
  expect(leftOut).toEqual([]);
  for (const side of SIDES) expect(Math.abs(sides[side].length / 1000 - RATIOS[side])).toBeLessThan(0.02);
});

it('gives the same sides for the same seed, and others for another', () => {
  const members = frames(400, 1, 0);
  expect(dealSides(members, RATIOS, 3)).toEqual(dealSides([...members].reverse(), RATIOS, 3));
  expect(dealSides(members, RATIOS, 4).sides.test).not.toEqual(dealSides(members, RATIOS, 3).sides.test);
});

it('keeps photographs on one side without losing frames where few share them', () => {
  const members = frames(400, 5000, 0.3);
  const { sides, leftOut } = dealSides(members, RATIOS, 0);
  expect([shared(members, sides), leftOut]).toEqual([[], []]);
});

it('leaves frames out where shared photographs tie all together', () => {
  const members = frames(1000, 60, 0.3);
  const { sides, leftOut } = dealSides(members, RATIOS, 0);
  expect(shared(members, sides)).toEqual([]);
  const kept = SIDES.reduce((sum, side) => sum + sides[side].length, 0);
  expect(kept + leftOut.length).toBe(1000);
  expect(leftOut.length).toBeLessThan(300);
  for (const side of SIDES) expect(Math.abs(sides[side].length / kept - RATIOS[side])).toBeLessThan(0.1);
});
