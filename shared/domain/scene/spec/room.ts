import { z } from 'zod';
import { Material } from './material.ts';
import { AssetId, finite, share, Vector } from './values.ts';

export const WALLS = ['front', 'back', 'left', 'right', 'floor', 'ceiling'] as const;

const Wall = z.strictObject({
  side: z.enum(WALLS),
  material: Material,
  /** A photograph (or a skin-like pattern) hung on the wall, `cover` = share of width and height. */
  picture: z.strictObject({ material: Material, cover: share }).nullable(),
});

const CLUTTER_SHAPES = ['box', 'ball', 'cylinder', 'leaves', 'cushion', 'vase', 'bottle', 'bowl', 'teddy'] as const;

const Clutter = z.strictObject({
  shape: z.enum(CLUTTER_SHAPES),
  position: Vector,
  size: Vector,
  turn: finite,
  material: Material,
});

const FURNITURE = [
  'table', 'chair', 'sofa', 'stool', 'bookcase', 'bed', 'cupboard', 'lamp', 'plant', 'wallShelf', 'window', 'door', 'frame', 'curtain',
] as const; // biome-ignore format: a table reads better in columns

/** Something of several parts. Its front looks to −Y before it is turned; what hangs on a wall has its back on it. */
const Furniture = z.strictObject({
  kind: z.enum(FURNITURE),
  /** The middle of its foot; of what hangs on a wall, the middle of its lower edge. */
  position: Vector,
  /** Width, depth, height. */
  size: Vector,
  turn: finite,
  /** 0 … 1: tells two of one kind apart in number of legs, drawers, books. */
  variant: share,
  /** What its parts are made of, the largest first; the last serves all further parts. */
  materials: z.array(Material).min(1).max(3),
  /** Light that its shining part gives off, W/(m²·sr): the view of a window, the shade of a lamp. */
  glow: z.number().min(0),
});
export type Furniture = z.infer<typeof Furniture>;

export const Room = z.strictObject({
  /** Width (x), depth (y), height (z). */
  size: Vector,
  walls: z.array(Wall),
  /** Skirting boards along all walls. */
  skirting: Material.nullable(),
  furniture: z.array(Furniture),
  /** Panorama around the scene in place of walls, and as light. */
  environment: z.strictObject({ asset: AssetId, turn: finite, strength: z.number().min(0) }).nullable(),
  clutter: z.array(Clutter),
});
export type Room = z.infer<typeof Room>;
