import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import type { Draws } from '../random/draws.ts';
import { rounded } from './rounded.ts';
import type { Person } from './spec/person.ts';

/** So many of a user's shapes form one body: all at once would melt it. */
const MOST_SHAPES = 3;
/** A user's shape goes from 0 to its end: it moves more at the same weight than one of the sliders, which are small. */
const LIMIT = 1;

/** Morph targets of packs that users added, each with a strength from 0 on, spread like the detail morphs. */
export function sampleUserTargets(draws: Draws, preset: Preset, { targets = [] }: AssetIndex): Person['body']['details'] {
  if (targets.length === 0) return {};
  const details: Record<string, number> = {};
  for (let shape = 0; shape < MOST_SHAPES; shape++) {
    const name = draws.pick('userTarget', targets, shape);
    const strength = Math.min(LIMIT, Math.abs(draws.normal('userTarget.strength', 0, preset.person.detail, shape)));
    if (strength > 0.04) details[name] = rounded(strength);
  }
  return details;
}
