import type { AssetIndex } from '../assets/index.ts';
import type { Draws } from '../random/draws.ts';
import { type FloorPlan, SIDES, type Side, TURN_INTO_ROOM } from './floorPlan.ts';
import { rounded, roundedTriple } from './rounded.ts';
import { finish, finishOf, type Palette, type StuffName } from './sampleFinish.ts';
import { picture } from './sampleMaterial.ts';
import type { Material } from './spec/material.ts';
import type { Furniture } from './spec/room.ts';

type Span = readonly [number, number];
type Stuffs = readonly StuffName[];

interface Form {
  readonly width: Span;
  readonly depth: Span;
  readonly height: Span;
  /** What its parts are made of, the largest first. */
  readonly stuffs: readonly Stuffs[];
}

const TIMBER = ['wood', 'wood', 'wood', 'paint', 'paint', 'metal'] as const;
const COVER = ['cloth', 'cloth', 'leather', 'leather', 'plainCloth', 'plainCloth', 'plainCloth', 'fur'] as const;

/** Sizes in metres of things as they are sold. */
const FORMS = {
  table: { width: [0.7, 1.7], depth: [0.5, 0.9], height: [0.45, 0.78], stuffs: [TIMBER, ['wood', 'metal', 'paint']] },
  chair: { width: [0.42, 0.55], depth: [0.42, 0.55], height: [0.8, 1.1], stuffs: [TIMBER, COVER] },
  sofa: { width: [0.8, 2.2], depth: [0.75, 0.95], height: [0.75, 1.0], stuffs: [COVER, COVER] },
  stool: { width: [0.32, 0.5], depth: [0.32, 0.5], height: [0.4, 0.75], stuffs: [TIMBER, COVER] },
  bookcase: { width: [0.6, 1.6], depth: [0.25, 0.4], height: [1.1, 2.3], stuffs: [['wood', 'wood', 'wood', 'wood', 'wood', 'paint', 'paint', 'paint', 'paint'], ['books']] },
  bed: { width: [0.9, 1.7], depth: [1.9, 2.1], height: [0.7, 1.2], stuffs: [TIMBER, ['cloth', 'cloth', 'plainCloth', 'plainCloth', 'fur'], ['plainCloth']] },
  cupboard: { width: [0.6, 1.8], depth: [0.4, 0.6], height: [0.7, 2.2], stuffs: [['wood', 'wood', 'wood', 'wood', 'wood', 'paint', 'paint', 'paint', 'paint', 'panels'], ['metal']] },
  lamp: { width: [0.28, 0.5], depth: [0.28, 0.5], height: [1.2, 1.75], stuffs: [['metal', 'metal', 'wood'], ['plainCloth', 'paint']] },
  plant: { width: [0.4, 0.9], depth: [0.4, 0.9], height: [0.6, 2.0], stuffs: [['clay', 'clay', 'clay', 'plastic', 'stone', 'paint'], ['leaf', 'leaf', 'leaf', 'leaf', 'leaf', 'leaf', 'autumnLeaf', 'hedge']] },
} as const satisfies Readonly<Partial<Record<Furniture['kind'], Form>>>; // biome-ignore format: a table reads better in columns
type Standing = keyof typeof FORMS;

/** How often each is among standing things. */
const WEIGHTS: Readonly<Record<Standing, number>> = {
  table: 2,
  chair: 2,
  sofa: 1.6,
  stool: 0.6,
  bookcase: 3,
  bed: 0.6,
  cupboard: 2,
  lamp: 1.2,
  plant: 2.6,
};

/** Taller things hide what would hang behind them, metres. */
const HIDES_WALL = 1.05;

export interface Furnishing {
  readonly plan: FloorPlan;
  readonly height: number;
  /** Without walls. */
  readonly isOpen: boolean;
  readonly palette: Palette;
  readonly assets: AssetIndex;
}

function span(draws: Draws, name: string, [low, high]: Span): number {
  return rounded(draws.range(name, low, high));
}

/** One thing against a wall or free in the room; null where three places tried are taken. */
function standing(draws: Draws, { plan, height, palette, isOpen }: Furnishing): Furniture | null {
  const kind = draws.weighted('kind', WEIGHTS);
  const form: Form = FORMS[kind];
  const size = roundedTriple(
    span(draws, 'width', form.width),
    span(draws, 'depth', form.depth),
    Math.min(height - 0.1, span(draws, 'height', form.height)),
  );
  const [width, depth, tall] = size;
  for (let attempt = 0; attempt < 3; attempt++) {
    // Cameras look to the back more often than not.
    const side = draws.weighted('side', { back: 0.5, left: 0.2, right: 0.2, front: 0.1 }, attempt);
    const isWalled = !isOpen && draws.chance('isWalled', 0.75, attempt);
    const reach = Math.max(0, (plan.length(side) - width) / 2 - 0.05);
    const along = draws.range('along', -reach, reach, attempt);
    const place = plan.at(side, along, isWalled ? depth / 2 + 0.03 : depth / 2 + draws.range('out', 0.1, 1.6, attempt));
    const turn = TURN_INTO_ROOM[side] + (isWalled ? 0 : draws.range('jog', -0.5, 0.5, attempt));
    const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
    if (!plan.stand(place, width * cos + depth * sin, width * sin + depth * cos)) continue;
    if (isWalled && tall > HIDES_WALL) plan.hang(side, along, width);
    const materials = form.stuffs.map((stuffs, part) => finishOf(draws.part('part', part), stuffs, palette));
    return {
      kind,
      position: roundedTriple(place[0], place[1], 0),
      size,
      turn: rounded(turn),
      variant: rounded(draws.uniform('variant')),
      materials,
      glow: kind === 'lamp' && draws.chance('isLit', 0.4) ? span(draws, 'glow', [1, 8]) : 0,
    };
  }
  return null;
}

function hanging(
  { plan }: Furnishing,
  side: Side,
  along: number,
  low: number,
  kind: Furniture['kind'],
  size: readonly [number, number, number],
  variant: number,
  materials: Material[],
  glow = 0,
): Furniture | null {
  // biome-ignore format: the signature of a record
  if (!plan.hang(side, along, size[0])) return null;
  const [x, y] = plan.at(side, along, 0);
  return {
    kind,
    position: roundedTriple(x, y, low),
    size: roundedTriple(...size),
    turn: rounded(TURN_INTO_ROOM[side]),
    variant: rounded(variant),
    materials,
    glow: rounded(glow),
  };
}

/** A window with curtains at times, or a door. */
function sampleOpening(draws: Draws, room: Furnishing, side: Side): Furniture[] {
  const { plan, height, palette, assets } = room;
  const reach = Math.max(0, plan.length(side) / 2 - 1);
  const along = draws.range('along', -reach, reach);
  const variant = draws.uniform('variant');
  const frame = finish(draws.part('frame'), draws.chance('isWooden', 0.35) ? 'wood' : 'paint', { skinLikeShare: 0, strongShare: 0.05 });
  if (draws.chance('isDoor', 0.3)) {
    const leaf = finishOf(draws.part('leaf'), ['wood', 'wood', 'paint', 'paint', 'paint'], palette);
    const door = hanging(room, side, along, 0, 'door', [draws.range('width', 0.75, 1), 0.07, Math.min(2.1, height - 0.2)], variant, [
      leaf,
      frame,
    ]);
    return door ? [door] : [];
  }
  const low = draws.chance('isLow', 0.3) ? 0.25 : draws.range('sill', 0.7, 1.05);
  const top = Math.min(height - 0.2, draws.range('top', 1.9, 2.5));
  const size = [draws.range('width', 0.8, Math.min(2.2, plan.length(side) - 0.4)), 0.1, Math.max(0.5, top - low)] as const;
  const view: Material = {
    colour: [0.7, 0.8, 0.9],
    roughness: 0.3,
    specular: 0.3,
    bump: 0,
    texture: picture(draws.part('view'), draws.pick('asset', assets.photographs)),
  };
  const window = hanging(room, side, along, low, 'window', size, variant, [frame, view], 1.2 * 2 ** draws.range('glow', 0, 3));
  if (!window) return [];
  if (!draws.chance('isCurtained', 0.55)) return [window];
  const cloth = finishOf(draws.part('curtain'), ['cloth', 'plainCloth', 'plainCloth'], { ...palette, strongShare: 0.3 });
  const foot = draws.chance('isLong', 0.7) ? 0.03 : Math.max(0.03, low - 0.15);
  const curtain: Furniture = {
    ...window,
    kind: 'curtain',
    position: [window.position[0], window.position[1], rounded(foot)],
    size: roundedTriple(size[0] * draws.range('drawn', 1.15, 1.5), 0.16, Math.min(height - 0.05, top + 0.15) - foot),
    materials: [cloth],
    glow: 0,
  };
  return [window, curtain];
}

/** A picture in a frame, or a board with books. */
function sampleOnWall(draws: Draws, room: Furnishing, side: Side): Furniture | null {
  const { plan, palette, assets } = room;
  const isShelf = draws.chance('isShelf', 0.25);
  const width = isShelf ? draws.range('width', 0.5, 1.3) : 0.25 * 2 ** draws.range('width', 0, 2.4);
  const reach = Math.max(0, (plan.length(side) - width) / 2 - 0.1);
  const along = draws.range('along', -reach, reach);
  const variant = draws.uniform('variant');
  if (isShelf) {
    const board = finishOf(draws.part('board'), ['wood', 'wood', 'paint'], palette);
    const books = finish(draws.part('books'), 'books', palette);
    return hanging(room, side, along, draws.range('low', 1.2, 1.7), 'wallShelf', [width, 0.24, 0.32], variant, [board, books]);
  }
  const height = width * draws.range('aspect', 0.65, 1.45);
  const border = finish(draws.part('border'), draws.pick('borderStuff', ['wood', 'wood', 'paint', 'metal']), palette);
  const shown: Material = {
    colour: [0.5, 0.5, 0.5],
    roughness: 0.5,
    specular: 0.4,
    bump: 0,
    texture: picture(draws.part('picture'), draws.pick('asset', assets.photographs)),
  };
  return hanging(
    room,
    side,
    along,
    Math.max(0.3, 1.55 - height / 2 + draws.range('low', -0.15, 0.2)),
    'frame',
    [width, 0.03, height],
    variant,
    [border, shown],
  );
}

/**
 * Windows and doors, at most `count` standing things along the walls and in the room, and half as many on the walls.
 * `bare` are the walls that no photograph covers; none where there are no walls.
 */
export function sampleFurniture(frame: Draws, room: Furnishing, count: number, openingShare: number, bare: readonly Side[]): Furniture[] {
  const things: Furniture[] = [];
  for (const [number, side] of SIDES.entries()) {
    if (bare.includes(side) && frame.chance('opening', openingShare, number))
      things.push(...sampleOpening(frame.part('opening', number), room, side));
  }
  for (let k = 0; k < count; k++) {
    const thing = standing(frame.part('furniture', k), room);
    if (thing) things.push(thing);
  }
  for (let k = 0; k < count && bare.length > 0; k += 2) {
    const draws = frame.part('onWall', k);
    const thing = sampleOnWall(draws, room, draws.pick('side', bare));
    if (thing) things.push(thing);
  }
  return things;
}
