import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { FloorPlan, type Place, SIDES } from './floorPlan.ts';
import { rounded, roundedTriple } from './rounded.ts';
import { sampleClutter } from './sampleClutter.ts';
import type { Palette } from './sampleFinish.ts';
import { type Furnishing, sampleFurniture } from './sampleFurniture.ts';
import { sampleWalls, wallPalette } from './sampleWalls.ts';
import type { Room } from './spec/room.ts';

/** How far a camera must stay from a wall, metres. */
export const WALL_CLEARANCE = 0.15;

/** A picture that covers more of its wall than this leaves no place for a window. */
const COVERED = 0.9;

/** People out of doors stand on a square of this side, metres. */
export const OPEN_ROOM: Room['size'] = [12, 12, 5];
const OPEN_REACH: Room['size'] = [6, 6, 5];

/** Colours of what stands in a room: stronger than its walls. */
export function roomPalette(preset: Pick<Preset, 'room'>): Palette {
  return { ...wallPalette(preset), strongShare: 0.4 };
}

/** The room of a frame before anything is in it. Without walls, 12 m of open ground. */
export function sampleShell(frame: Draws, { room }: Pick<Preset, 'room'>): Pick<Room, 'size'> & { isOpen: boolean } {
  const isOpen = frame.chance('environment', room.environmentShare);
  const size = isOpen
    ? OPEN_ROOM
    : roundedTriple(
        frame.range('room.width', room.width.min, room.width.max),
        frame.range('room.depth', room.depth.min, room.depth.max),
        frame.range('room.height', room.height.min, room.height.max),
      );
  return { isOpen, size };
}

/**
 * Room of a frame (paper, section 3.2): size, walls with photographs, furniture, clutter. A preset may give a share of
 * frames a panorama in place of walls. Nothing stands where one of the `people` does.
 */
export function sampleRoom(frame: Draws, preset: Pick<Preset, 'room'>, assets: AssetIndex, people: readonly Place[] = [[0, 0]]): Room {
  const { room } = preset;
  const { isOpen, size } = sampleShell(frame, preset);
  const clutter = Math.round(frame.range('clutter.count', room.clutter.min, room.clutter.max));
  const furniture = Math.round(frame.range('furniture.count', room.furniture.min, room.furniture.max));
  const palette = roomPalette(preset);
  const { walls, skirting } = isOpen ? { walls: [], skirting: null } : sampleWalls(frame, preset, assets);
  const floor = isOpen ? OPEN_REACH : size;
  const furnishing: Furnishing = { plan: new FloorPlan(floor, people), height: size[2], isOpen, palette, assets };
  const bare = SIDES.filter((side) => walls.some((wall) => wall.side === side && (wall.picture?.cover ?? 0) < COVERED));
  // Out of doors stands less.
  const things = sampleFurniture(frame, furnishing, isOpen ? Math.ceil(furniture / 3) : furniture, room.openingShare, bare);
  const reach = Math.min(floor[0], floor[1]) / 2 - 0.3;
  return {
    size,
    walls,
    skirting,
    furniture: things,
    environment: isOpen
      ? {
          asset: frame.pick('environment.asset', assets.environments),
          turn: rounded(frame.range('environment.turn', 0, 2 * Math.PI)),
          strength: rounded(frame.range('environment.strength', 0.5, 1.5)),
        }
      : null,
    clutter: sampleClutter(frame, clutter, reach, things, people, palette, assets),
  };
}
