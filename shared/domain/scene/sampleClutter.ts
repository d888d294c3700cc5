import type { AssetIndex } from '../assets/index.ts';
import type { Draws } from '../random/draws.ts';
import { CLEARANCE, type Place } from './floorPlan.ts';
import { rounded, roundedTriple } from './rounded.ts';
import { finish, finishOf, type Palette, type StuffName } from './sampleFinish.ts';
import { picture } from './sampleMaterial.ts';
import type { Material } from './spec/material.ts';
import type { Furniture, Room } from './spec/room.ts';

type Thing = Room['clutter'][number];

const STUFFS: readonly StuffName[] = [
  'plastic',
  'plastic',
  'cloth',
  'wood',
  'leather',
  'clay',
  'fur',
  'cardboard',
  'metal',
  'stone',
  'paint',
  'plainCloth',
];
/** Materials that the things of one frame share. */
const SHARED = 6;
/** What things can be put on. */
const TOPS: readonly Furniture['kind'][] = ['table', 'cupboard', 'bookcase', 'stool'];

const SHAPES = {
  box: 0.3,
  ball: 0.1,
  cylinder: 0.12,
  leaves: 0.14,
  cushion: 0.08,
  vase: 0.09,
  bottle: 0.06,
  bowl: 0.05,
  teddy: 0.06,
} as const;

/** Ends of its width and height, metres, of things that stand on a table; on the floor they are twice as large. */
const SMALL: Readonly<Record<Thing['shape'], readonly [number, number, number, number]>> = {
  box: [0.08, 0.35, 0.04, 0.3],
  ball: [0.07, 0.25, 0, 0],
  cylinder: [0.07, 0.25, 0.08, 0.35],
  leaves: [0.15, 0.4, 0.15, 0.45],
  cushion: [0.2, 0.45, 0.08, 0.2],
  vase: [0.1, 0.25, 0.15, 0.45],
  bottle: [0.06, 0.1, 0.2, 0.34],
  bowl: [0.14, 0.32, 0.06, 0.14],
  teddy: [0.15, 0.3, 0.2, 0.4],
};

function around(draws: Draws, reach: number): Place {
  const angle = draws.range('angle', 0, 2 * Math.PI);
  const distance = draws.range('distance', CLEARANCE, reach);
  const x = distance * Math.cos(angle);
  // What would stand between the person and most cameras (−Y) goes behind instead.
  return [x, Math.abs(x) < 1.3 ? Math.abs(distance * Math.sin(angle)) : distance * Math.sin(angle)];
}

/** Small things on furniture, larger ones on the floor, a few in the air, where nothing is expected. */
export function sampleClutter(
  frame: Draws,
  count: number,
  reach: number,
  furniture: readonly Furniture[],
  people: readonly Place[],
  palette: Palette,
  assets: AssetIndex,
): Thing[] {
  // biome-ignore format: one line of inputs
  if (reach <= CLEARANCE) return [];
  const stuffs: Material[] = Array.from({ length: Math.min(SHARED, count) }, (_, k) =>
    finishOf(frame.part('clutter.stuff', k), STUFFS, palette),
  );
  const tops = furniture.filter(({ kind, size }) => TOPS.includes(kind) && size[2] < 1.9);
  const things: Thing[] = [];
  for (let i = 0; i < count; i++) {
    const draws = frame.part('clutter', i);
    const shape = draws.weighted('shape', SHAPES);
    const top = tops.length > 0 && draws.chance('isOnTop', 0.6) ? draws.pick('top', tops) : null;
    const isFloating = top === null && draws.chance('isFloating', 0.08);
    const grown = top || isFloating ? 1 : draws.range('grown', 1, 2.4);
    const [narrow, wide, low, high] = SMALL[shape];
    const width = grown * draws.range('width', narrow, wide);
    const depth = shape === 'box' || shape === 'cushion' ? grown * draws.range('depth', narrow, wide) : width;
    const tall = shape === 'ball' ? width : grown * draws.range('height', low, high);
    let place: Place;
    let z = 0;
    if (top) {
      const slide = (Math.max(0, top.size[0] - width) / 2) * draws.range('slide', -1, 1);
      place = [top.position[0] + slide * Math.cos(top.turn), top.position[1] + slide * Math.sin(top.turn)];
      z = top.position[2] + top.size[2];
    } else {
      place = around(draws, reach);
      if (isFloating) z = draws.range('z', 0.5, 1.9);
    }
    const [x, y] = place;
    if (people.some(([px, py]) => Math.hypot(px - x, py - y) < CLEARANCE + width / 2 - 0.05)) continue;
    const plain = stuffs[draws.integer('stuff', 0, stuffs.length)];
    if (!plain) continue;
    const isPrinted = shape === 'box' && draws.chance('isPrinted', 0.3);
    things.push({
      shape,
      position: roundedTriple(x, y, z),
      size: roundedTriple(width, depth, tall),
      turn: rounded(draws.range('turn', 0, Math.PI)),
      material:
        shape === 'leaves'
          ? finish(draws.part('leaf'), draws.pick('leafStuff', ['leaf', 'leaf', 'leaf', 'autumnLeaf', 'hedge']), palette)
          : isPrinted
            ? { ...plain, texture: picture(draws.part('picture'), draws.pick('asset', assets.photographs)) }
            : plain,
    });
  }
  return things;
}
