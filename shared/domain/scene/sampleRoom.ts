import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded, roundedTriple } from './rounded.ts';
import { madeColour, pattern, picture, skinLikeColour } from './sampleMaterial.ts';
import type { Material } from './spec/material.ts';
import { type Room, WALLS } from './spec/room.ts';

const SKIN_LIKE_PATTERNS = ['wood', 'leather', 'sand', 'brick', 'foliage'] as const;

/** How far a camera must stay from a wall, metres. */
export const WALL_CLEARANCE = 0.15;

/** Things stand no nearer to the person than this, metres. */
const CLEARANCE = 0.65;

/** Paint, wallpaper, panelling: plain at times, textured more often, since real rooms are never smooth. */
function surface(draws: Draws, preset: Preset, strongShare: number): Material {
  const { skinLikeShare } = preset.room;
  const patterned = draws.chance('patterned', 0.55);
  return {
    colour: madeColour(draws.part('colour'), skinLikeShare, strongShare),
    roughness: rounded(draws.range('roughness', 0.35, 0.95)),
    specular: rounded(draws.range('specular', 0.1, 0.5)),
    bump: rounded(draws.range('bump', 0.1, 0.7)),
    texture: patterned ? pattern(draws.part('pattern'), madeColour(draws.part('second'), skinLikeShare, strongShare)) : null,
  };
}

/** A photograph of the user's folder or of the asset pack, or a pattern coloured like skin. */
function wallPicture(draws: Draws, preset: Preset, assets: AssetIndex): Material {
  const { backgrounds } = preset.room;
  const source = draws.weighted('source', {
    photographs: backgrounds.photographs,
    patterns: backgrounds.patterns,
    userFolder: assets.userBackgrounds.length > 0 ? backgrounds.userFolder : 0,
    // Keeps the weights valid where only the user's folder is wanted and none is given.
    fallback: backgrounds.photographs + backgrounds.patterns === 0 && assets.userBackgrounds.length === 0 ? 1 : 0,
  });
  const base: Omit<Material, 'texture' | 'colour'> = { roughness: 0.9, specular: 0.1, bump: 0 };
  if (source === 'patterns') {
    const colour = skinLikeColour(draws.part('colour'));
    const second = skinLikeColour(draws.part('second'));
    return { ...base, colour, texture: pattern(draws.part('pattern'), second, SKIN_LIKE_PATTERNS) };
  }
  const list = source === 'userFolder' ? assets.userBackgrounds : assets.photographs;
  return { ...base, colour: [0.5, 0.5, 0.5], texture: picture(draws.part('picture'), draws.pick('asset', list)) };
}

function sampleClutter(frame: Draws, preset: Preset, assets: AssetIndex, [width, depth]: Room['size']): Room['clutter'] {
  const count = Math.round(frame.range('clutter.count', preset.room.clutter.min, preset.room.clutter.max));
  const reach = Math.min(width, depth) / 2 - 0.3;
  const things: Room['clutter'] = [];
  for (let i = 0; i < count && reach > CLEARANCE; i++) {
    const draws = frame.part('clutter', i);
    const angle = draws.range('angle', 0, 2 * Math.PI);
    const distance = draws.range('distance', CLEARANCE, reach);
    const x = distance * Math.cos(angle);
    // What would stand between the person and most cameras (−Y) goes behind instead.
    const y = Math.abs(x) < 1.3 ? Math.abs(distance * Math.sin(angle)) : distance * Math.sin(angle);
    const side = () => [draws.range('size', 0.05, 0.45), draws.range('size', 0.05, 0.45, 1)] as const;
    const [sx, sy] = side();
    const shape = draws.weighted('shape', { box: 0.45, ball: 0.15, cylinder: 0.2, leaves: 0.2 });
    const isTall = draws.chance('isTall', 0.35);
    const sz = isTall ? draws.range('height', 0.5, 1.6) : draws.range('height', 0.06, 0.5);
    const isRaised = !isTall && draws.chance('isRaised', 0.6);
    const hasPicture = draws.chance('hasPicture', 0.3);
    const plain = surface(draws.part('surface'), preset, 0.35);
    const texture = hasPicture
      ? picture(draws.part('picture'), draws.pick('asset', assets.photographs))
      : shape === 'leaves'
        ? pattern(draws.part('leaf'), plain.colour, ['noise', 'foliage'])
        : plain.texture;
    things.push({
      shape,
      position: roundedTriple(x, y, isRaised ? draws.range('z', 0.4, 1.8) : 0),
      size: roundedTriple(sx, shape === 'ball' ? sx : sy, shape === 'ball' ? sx : sz),
      turn: rounded(draws.range('turn', 0, Math.PI)),
      material: { ...plain, texture },
    });
  }
  return things;
}

/**
 * Room of a frame (paper, section 3.2): size, walls, and on each of the four walls a photograph iff X < p_background.
 * A preset may give a share of frames a panorama in place of walls.
 */
export function sampleRoom(frame: Draws, preset: Preset, assets: AssetIndex): Room {
  const { room } = preset;
  const isOpen = frame.chance('environment', room.environmentShare);
  if (isOpen) {
    const size: Room['size'] = [12, 12, 5];
    const environment = {
      asset: frame.pick('environment.asset', assets.environments),
      turn: rounded(frame.range('environment.turn', 0, 2 * Math.PI)),
      strength: rounded(frame.range('environment.strength', 0.5, 1.5)),
    };
    return { size, walls: [], environment, clutter: sampleClutter(frame, preset, assets, [5, 5, 5]) };
  }
  const size = roundedTriple(
    frame.range('room.width', room.width.min, room.width.max),
    frame.range('room.depth', room.depth.min, room.depth.max),
    frame.range('room.height', room.height.min, room.height.max),
  );
  const walls = WALLS.map((side) => {
    const draws = frame.part(`wall.${side}`);
    const isWall = side !== 'floor' && side !== 'ceiling';
    const hasPicture = isWall && draws.chance('background', room.pBackground);
    return {
      side,
      material: surface(draws.part('surface'), preset, 0.08),
      picture: hasPicture
        ? {
            material: wallPicture(draws.part('picture'), preset, assets),
            cover: rounded(draws.pick('cover', [0.96, 0.96, 0.6])),
          }
        : null,
    };
  });
  return { size, walls, environment: null, clutter: sampleClutter(frame, preset, assets, size) };
}
