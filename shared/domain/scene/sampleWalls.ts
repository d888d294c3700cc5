import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import { finishOf, type Palette, type StuffName } from './sampleFinish.ts';
import { fromHue, pattern, picture, skinLikeColour } from './sampleMaterial.ts';
import type { Material } from './spec/material.ts';
import { type Room, WALLS } from './spec/room.ts';

type Wall = Room['walls'][number];

const SKIN_LIKE_PATTERNS = ['wood', 'leather', 'sand', 'brick', 'foliage'] as const;

/** A photograph of the user's folder or of the asset pack, or a pattern coloured like skin. */
function wallPicture(draws: Draws, preset: Pick<Preset, 'room'>, assets: AssetIndex): Material {
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

/** Named more than once: more often. Most rooms are painted. */
const WALL_STUFFS: readonly StuffName[] = [
  'paint', 'paint', 'paint', 'paint', 'paint', 'paint', 'paint', 'paint', 'wallpaper', 'wallpaper', 'brick', 'tiles', 'wood', 'panels',
  'concrete', 'stone', 'hedge',
]; // biome-ignore format: a table reads better in columns
const FLOOR_STUFFS: readonly StuffName[] = [
  'wood',
  'wood',
  'wood',
  'tiles',
  'tiles',
  'carpet',
  'carpet',
  'concrete',
  'stone',
  'sand',
  'paint',
];

/** White to cream, as ceilings and most skirting boards are. */
function whitewash(draws: Draws): Material {
  const colour = fromHue(0.12, draws.range('saturation', 0, 0.08), draws.range('value', 0.78, 0.97));
  return { colour, roughness: rounded(draws.range('roughness', 0.5, 0.9)), specular: 0.3, bump: 0.2, texture: null };
}

/** Muted mostly: a closed room of saturated walls dyes the person, which photographs seldom show. */
export function wallPalette(preset: Pick<Preset, 'room'>): Palette {
  return { skinLikeShare: preset.room.skinLikeShare, strongShare: 0.1 };
}

/**
 * Walls, floor and ceiling: one finish around the room, another on an accent wall at times, and on each wall by itself a
 * photograph iff X < p_background (paper, section 3.2).
 */
export function sampleWalls(frame: Draws, preset: Pick<Preset, 'room'>, assets: AssetIndex): Pick<Room, 'walls' | 'skirting'> {
  const palette = wallPalette(preset);
  const around = finishOf(frame.part('walls'), WALL_STUFFS, palette);
  const walls = WALLS.map((side): Wall => {
    const draws = frame.part(`wall.${side}`);
    if (side === 'floor') return { side, material: finishOf(draws, FLOOR_STUFFS, palette), picture: null };
    if (side === 'ceiling') {
      return {
        side,
        material: draws.chance('isWhite', 0.85) ? whitewash(draws) : finishOf(draws, ['wood', 'paint', 'concrete'], palette),
        picture: null,
      };
    }
    const isAccent = draws.chance('isAccent', 0.25);
    return {
      side,
      material: isAccent ? finishOf(draws.part('surface'), WALL_STUFFS, { ...palette, strongShare: 0.25 }) : around,
      picture: draws.chance('background', preset.room.pBackground)
        ? { material: wallPicture(draws.part('picture'), preset, assets), cover: draws.pick('cover', [1, 1, 0.96, 0.6]) }
        : null,
    };
  });
  const skirting = frame.part('skirting');
  const hasSkirting = skirting.chance('is', 0.7);
  return {
    walls,
    skirting: hasSkirting ? (skirting.chance('isWhite', 0.6) ? whitewash(skirting) : finishOf(skirting, ['wood'], palette)) : null,
  };
}
