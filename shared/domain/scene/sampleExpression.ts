import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';

/** Expressions composed of face units, each at its full strength. */
const EXPRESSIONS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  smile: { 'mouth-corner-puller': 1, 'mouth-part-later': 0.2, 'eye-left-slit': 0.2, 'eye-right-slit': 0.2 },
  laugh: { 'mouth-corner-puller': 1, 'mouth-open': 0.4, 'mouth-retraction': 0.4, 'eye-left-slit': 0.4, 'eye-right-slit': 0.4 },
  open: { 'mouth-open': 0.8 },
  frown: { 'eyebrows-left-down': 1, 'eyebrows-right-down': 1, 'mouth-depression': 0.6 },
  surprise: { 'eyebrows-left-up': 1, 'eyebrows-right-up': 1, 'mouth-open': 0.4, 'eye-left-opened-up': 0.5, 'eye-right-opened-up': 0.5 },
  kiss: { 'mouth-pursing': 0.8 },
  asleep: { 'eye-left-closure': 1, 'eye-right-closure': 1 },
  wink: { 'eye-left-closure': 1, 'mouth-corner-puller': 0.5 },
  squint: { 'eye-left-slit': 0.6, 'eye-right-slit': 0.6, 'mouth-corner-puller': 0.5 },
  disgust: { 'nose-left-elevation': 0.8, 'nose-right-elevation': 0.8, 'mouth-upward-retraction': 0.5 },
  worry: { 'eyebrows-left-inner-up': 0.8, 'eyebrows-right-inner-up': 0.8, 'mouth-depression-retraction': 0.3 },
  tense: { 'mouth-compression': 0.8, 'neck-platysma': 0.4 },
};

/** Face units 0 … 1 of one subject: neutral, or one or two expressions at a drawn strength. */
export function sampleExpression(draws: Draws, preset: Preset): Record<string, number> {
  const { neutralShare, strength } = preset.person.expression;
  if (draws.chance('expression.neutral', neutralShare)) return {};
  const units: Record<string, number> = {};
  const count = draws.chance('expression.second', 0.3) ? 2 : 1;
  for (let i = 0; i < count; i++) {
    const expression = EXPRESSIONS[draws.pick('expression', Object.keys(EXPRESSIONS), i)] ?? {};
    const times = draws.range('expression.strength', strength.min, strength.max, i) / (i + 1);
    for (const [unit, value] of Object.entries(expression)) {
      units[unit] = rounded(Math.min(1, (units[unit] ?? 0) + value * times));
    }
  }
  return units;
}
