import type { AssetIndex } from '../assets/index.ts';
import type { Draws } from '../random/draws.ts';
import { rounded, roundedTriple } from './rounded.ts';
import { finishOf, type Palette } from './sampleFinish.ts';
import type { Furniture } from './spec/room.ts';
import type { PlacedPerson } from './spec.ts';

/** A stool or chair under everybody whose pose tells how high it sits. */
export function sampleSeats(frame: Draws, people: readonly PlacedPerson[], palette: Palette, assets: AssetIndex): Furniture[] {
  return people.flatMap(({ person, position }, number): Furniture[] => {
    const pose = assets.poses.find(({ id }) => id === person.pose.lower.asset);
    if (pose?.seat === undefined) return [];
    const draws = frame.part('seat', number);
    const isChair = draws.chance('isChair', 0.55);
    const height = pose.seat * person.body.height;
    const width = draws.range('width', 0.38, 0.5);
    return [
      {
        kind: isChair ? 'chair' : 'stool',
        position: roundedTriple(position[0], position[1], 0),
        // A chair's seat is half way up.
        size: roundedTriple(width, draws.range('depth', 0.38, 0.46), isChair ? 2 * height : height),
        turn: person.turn,
        variant: rounded(draws.uniform('variant')),
        materials: [
          finishOf(draws.part('frame'), ['wood', 'wood', 'paint', 'metal'], palette),
          finishOf(draws.part('cover'), ['cloth', 'leather', 'plainCloth'], palette),
        ],
        glow: 0,
      },
    ];
  });
}
