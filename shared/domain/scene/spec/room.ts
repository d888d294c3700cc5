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

export const CLUTTER_SHAPES = ['box', 'ball', 'cylinder', 'leaves'] as const;

const Clutter = z.strictObject({
  shape: z.enum(CLUTTER_SHAPES),
  position: Vector,
  size: Vector,
  turn: finite,
  material: Material,
});

export const Room = z.strictObject({
  /** Width (x), depth (y), height (z). */
  size: Vector,
  walls: z.array(Wall),
  /** Panorama around the scene in place of walls, and as light. */
  environment: z.strictObject({ asset: AssetId, turn: finite, strength: z.number().min(0) }).nullable(),
  clutter: z.array(Clutter),
});
export type Room = z.infer<typeof Room>;
