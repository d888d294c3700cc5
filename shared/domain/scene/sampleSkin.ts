import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded, roundedTriple } from './rounded.ts';
import { sampleSkinMarks } from './sampleSkinMarks.ts';
import type { Person } from './spec/person.ts';

export const SKIN_TYPES = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const;
export type SkinType = (typeof SKIN_TYPES)[number];

/** Individual typology angle of each type in degrees (Chardon 1991; Del Bino and Bernerd 2013), with closed outer ends. */
const TYPOLOGY_ANGLE: Readonly<Record<SkinType, { min: number; max: number }>> = {
  I: { min: 55, max: 64 },
  II: { min: 41, max: 55 },
  III: { min: 28, max: 41 },
  IV: { min: 10, max: 28 },
  V: { min: -30, max: 10 },
  VI: { min: -52, max: -30 },
};

/** Typical b* and a* of untanned to dark skin by ITA, between which colours are interpolated. */
const CHROMA = [
  { ita: -50, b: 15, a: 11 },
  { ita: -10, b: 20, a: 14 },
  { ita: 19, b: 21, a: 14 },
  { ita: 34, b: 20, a: 13 },
  { ita: 48, b: 18, a: 11 },
  { ita: 60, b: 15, a: 9 },
] as const;

function chromaAt(ita: number): { a: number; b: number } {
  const first = CHROMA[0];
  const last = CHROMA[CHROMA.length - 1] ?? first;
  if (ita <= first.ita) return first;
  for (let i = 1; i < CHROMA.length; i++) {
    const low = CHROMA[i - 1] ?? first;
    const high = CHROMA[i] ?? last;
    if (ita <= high.ita) {
      const t = (ita - low.ita) / (high.ita - low.ita);
      return { a: low.a + t * (high.a - low.a), b: low.b + t * (high.b - low.b) };
    }
  }
  return last;
}

export function skinTypeOf(ita: number): SkinType {
  return SKIN_TYPES.find((type) => ita > TYPOLOGY_ANGLE[type].min) ?? 'VI';
}

/** Skin of one subject: a texture by gender and age, moved to a colour whose ITA = atan2(L* − 50, b*) is as drawn. */
export function sampleSkin(draws: Draws, preset: Preset, body: Person['body'], assets: AssetIndex): Person['skin'] {
  const type = draws.weighted('skin.type', preset.person.tone);
  const { min, max } = TYPOLOGY_ANGLE[type];
  const ita = draws.range('skin.ita', min, max);
  const typical = chromaAt(ita);
  const b = typical.b + draws.normal('skin.b', 0, 1.2);
  const a = typical.a + draws.normal('skin.a', 0, 1.2);
  const lightness = 50 + b * Math.tan((ita * Math.PI) / 180);
  // The darkest tones start from a dark texture: a light one would clip when moved that far.
  const isDark = ita < -15;
  const gender = body.gender < 0.5 ? 'female' : 'male';
  const suitable = assets.skins.filter((skin) => skin.gender === gender && skin.dark === isDark);
  const ageGroup = body.age > 60 ? 'old' : body.age > 42 ? 'middle' : 'young';
  const sameAge = suitable.filter((skin) => skin.age === ageGroup);
  return {
    texture: draws.pick('skin.texture', sameAge.length > 0 ? sameAge : suitable).id,
    ita: rounded(ita),
    lab: roundedTriple(lightness, a, b),
    contrast: rounded(draws.range('skin.contrast', 0.8, 1.25)),
    roughness: rounded(draws.range('skin.roughness', 0.42, 0.62)),
    specular: rounded(draws.range('skin.specular', 0.28, 0.5)),
    subsurface: rounded(draws.range('skin.subsurface', 0.12, 0.3)),
    bump: rounded(draws.range('skin.bump', 0.15, 0.4)),
    ...sampleSkinMarks(draws, preset.person, body, ita),
  };
}
