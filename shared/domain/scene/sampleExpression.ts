import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';

type Units = Readonly<Record<string, number>>;

/**
 * Expressions composed of face units, each at its full strength, and how often people make them before a camera.
 * Units of eyes, brows and nostrils without a side move both.
 */
const EXPRESSIONS = {
  friendly: { weight: 4, units: { 'mouth-corner-puller': 0.55, 'eyebrows-up': 0.35 } },
  closedSmile: { weight: 4, units: { 'mouth-corner-puller': 1, 'eye-slit': 0.2, 'eyebrows-up': 0.3 } },
  toothySmile: { weight: 4, units: { 'mouth-upward-retraction': 0.8, 'mouth-corner-puller': 0.3, 'eye-slit': 0.2, 'eyebrows-up': 0.3 } },
  broadSmile: { weight: 2.5, units: { 'mouth-upward-retraction': 1, 'mouth-open': 0.1, 'eye-slit': 0.35, 'eyebrows-up': 0.35 } },
  laugh: { weight: 2, units: { 'mouth-upward-retraction': 0.9, 'mouth-open': 0.32, 'eye-slit': 0.5, 'eyebrows-up': 0.4, 'mouth-corner-puller': 0.2 } },
  talkOpen: { weight: 2, units: { 'mouth-open': 0.3, 'eyebrows-up': 0.35 } },
  talkRound: { weight: 1.5, units: { 'mouth-open': 0.22, 'mouth-pursing': 0.45, 'eyebrows-up': 0.3 } },
  talkWide: { weight: 1.5, units: { 'mouth-parling': 0.7, 'mouth-retraction': 0.5, 'eyebrows-up': 0.3 } },
  talkTeeth: { weight: 1, units: { 'mouth-parling': 0.6, 'mouth-upward-retraction': 0.3, 'eyebrows-inner-up': 0.2 } },
  lipsTogether: { weight: 1, units: { 'mouth-compression': 0.7, 'eyebrows-up': 0.35 } },
  surprised: { weight: 1, units: { 'eyebrows-up': 1, 'eyebrows-inner-up': 0.3, 'eye-opened-up': 0.8, 'mouth-open': 0.3 } },
  astonished: { weight: 0.8, units: { 'eyebrows-up': 0.7, 'eye-opened-up': 0.5, 'mouth-parling': 0.5 } },
  sceptical: { weight: 0.8, units: { 'eyebrows-left-extern-up': 0.7, 'eyebrows-left-up': 0.5, 'eyebrows-right-down': 0.25, 'mouth-compression': 0.4 } },
  sleepy: { weight: 0.8, units: { 'eye-closure': 0.45, 'eyebrows-up': 0.45 } },
  eyesClosed: { weight: 0.7, units: { 'eye-closure': 1, 'eyebrows-up': 0.35, 'mouth-corner-puller': 0.3 } },
  wink: { weight: 0.4, units: { 'eye-left-closure': 1, 'mouth-corner-puller': 0.7, 'eyebrows-right-up': 0.4 } },
  squint: { weight: 0.8, units: { 'eye-slit': 0.6, 'mouth-corner-puller': 0.4, 'eyebrows-down': 0.15 } },
  concentrated: { weight: 1, units: { 'eyebrows-down': 0.35, 'eye-slit': 0.25, 'mouth-compression': 0.4 } },
  cross: { weight: 0.5, units: { 'eyebrows-down': 0.8, 'mouth-depression': 0.3, 'nose-dilatation': 0.3 } },
  sad: { weight: 0.7, units: { 'eyebrows-inner-up': 0.8, 'mouth-depression': 0.5, 'eye-closure': 0.12 } },
  worried: { weight: 0.7, units: { 'eyebrows-inner-up': 0.7, 'mouth-compression': 0.4 } },
  disgusted: { weight: 0.4, units: { 'nose-elevation': 0.8, 'mouth-elevation': 0.45, 'eyebrows-down': 0.3 } },
  pouting: { weight: 0.5, units: { 'mouth-pursing': 0.75, 'eyebrows-up': 0.4 } },
  strained: { weight: 0.3, units: { 'mouth-part-later': 0.45, 'eye-slit': 0.4, 'neck-platysma': 0.3 } },
  yawning: { weight: 0.2, units: { 'mouth-open': 0.75, 'eye-closure': 0.7, 'eyebrows-up': 0.4 } },
} as const satisfies Record<string, { weight: number; units: Units }>; // biome-ignore format: a table reads better in columns

const NAMES = Object.keys(EXPRESSIONS) as (keyof typeof EXPRESSIONS)[];
const PAIRED = /^(eye|eyebrows|nose)-(?!left-|right-|compression|depression)/;

/** Face units 0 … 1 of one subject: a relaxed face, for all but the neutral with an expression at a drawn strength on top. */
export function sampleExpression(draws: Draws, preset: Preset): Record<string, number> {
  const { neutralShare, strength } = preset.person.expression;
  const isNeutral = draws.chance('expression.neutral', neutralShare);
  const weights = Object.fromEntries(NAMES.map((name) => [name, EXPRESSIONS[name].weight])) as Record<keyof typeof EXPRESSIONS, number>;
  const expression: Units = isNeutral ? {} : EXPRESSIONS[draws.weighted('expression', weights)].units;
  const times = draws.range('expression.strength', strength.min, strength.max);
  const units: Record<string, number> = {};
  const add = (unit: string, value: number) => {
    const sided = PAIRED.test(unit) ? ['left', 'right'].map((side) => unit.replace('-', `-${side}-`)) : [unit];
    for (const name of sided) {
      // No face is quite even.
      const uneven = sided.length > 1 ? 1 + draws.normal(`expression.uneven.${name}`, 0, 0.1) : 1;
      const sum = Math.max(0, Math.min(1, (units[name] ?? 0) + value * uneven));
      if (sum > 0.01) units[name] = rounded(sum);
    }
  };
  for (const [unit, value] of Object.entries(expression)) add(unit, value * times);
  // At rest brows are a little up and corners of the mouth too: without that the base mesh looks cross.
  if (!Object.keys(expression).some((unit) => unit.startsWith('eyebrows'))) add('eyebrows-up', draws.range('expression.brows', 0.15, 0.5));
  if (!Object.keys(expression).some((unit) => unit.startsWith('mouth'))) {
    add('mouth-corner-puller', draws.range('expression.corners', 0.05, 0.35));
    add('mouth-parling', Math.max(0, draws.range('expression.parted', -0.3, 0.25)));
  }
  // Now and then a camera catches a blink.
  if (draws.chance('expression.blink', 0.03)) add('eye-closure', draws.range('expression.blink.depth', 0.4, 1));
  return units;
}
