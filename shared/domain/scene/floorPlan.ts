import type { Room } from './spec/room.ts';

export type Place = readonly [x: number, y: number];
export const SIDES = ['back', 'left', 'right', 'front'] as const;
export type Side = (typeof SIDES)[number];

/** How far things stay from where a person stands, metres: arms reach about as far. */
export const CLEARANCE = 0.7;

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfDepth: number;
}

/** Turns about z by which what looks to −Y looks into the room. */
export const TURN_INTO_ROOM: Readonly<Record<Side, number>> = { back: 0, left: Math.PI / 2, right: -Math.PI / 2, front: Math.PI };

/** What stands where on the floor and hangs where on the walls, so that nothing runs through anything or through people. */
export class FloorPlan {
  readonly #width: number;
  readonly #depth: number;
  readonly #people: readonly Place[];
  readonly #standing: Rectangle[] = [];
  readonly #hanging: { side: Side; from: number; to: number }[] = [];

  constructor([width, depth]: Room['size'], people: readonly Place[]) {
    this.#width = width;
    this.#depth = depth;
    this.#people = people;
  }

  /** Length of a wall, metres. */
  length(side: Side): number {
    return side === 'back' || side === 'front' ? this.#width : this.#depth;
  }

  /** The point of the floor `along` (from the middle of a wall, to the right as seen from inside) and `out` from the wall. */
  at(side: Side, along: number, out: number): Place {
    const [w, d] = [this.#width / 2, this.#depth / 2];
    if (side === 'back') return [along, d - out];
    if (side === 'front') return [-along, out - d];
    return side === 'left' ? [out - w, along] : [w - out, -along];
  }

  /** Takes the place on the floor where it is free; `width` and `depth` as they lie in x and y. */
  stand([x, y]: Place, width: number, depth: number): boolean {
    const wanted = { x, y, halfWidth: width / 2, halfDepth: depth / 2 };
    if (Math.abs(x) + wanted.halfWidth > this.#width / 2 || Math.abs(y) + wanted.halfDepth > this.#depth / 2) return false;
    for (const [px, py] of this.#people) {
      const gap = Math.hypot(Math.max(0, Math.abs(px - x) - wanted.halfWidth), Math.max(0, Math.abs(py - y) - wanted.halfDepth));
      if (gap < CLEARANCE) return false;
    }
    const isTaken = this.#standing.some(
      (other) => Math.abs(other.x - x) < other.halfWidth + wanted.halfWidth && Math.abs(other.y - y) < other.halfDepth + wanted.halfDepth,
    );
    if (!isTaken) this.#standing.push(wanted);
    return !isTaken;
  }

  /** Takes a piece of a wall where it is free. */
  hang(side: Side, along: number, width: number): boolean {
    const [from, to] = [along - width / 2, along + width / 2];
    if (Math.max(-from, to) > this.length(side) / 2) return false;
    if (this.#hanging.some((other) => other.side === side && other.from < to && from < other.to)) return false;
    this.#hanging.push({ side, from, to });
    return true;
  }
}
