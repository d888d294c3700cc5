import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import { Draws } from '../random/draws.ts';
import { sampleBody } from './sampleBody.ts';
import { sampleClothing } from './sampleClothing.ts';
import { sampleExpression } from './sampleExpression.ts';
import { sampleHair } from './sampleHair.ts';
import { samplePose } from './samplePose.ts';
import { sampleSkin } from './sampleSkin.ts';
import type { Person } from './spec.ts';

/** One subject: who it is, how it stands, what it wears. Several frames show the same one. */
export function samplePerson(preset: Preset, subject: number, assets: AssetIndex): Person {
  const draws = new Draws(preset.seed, 'subject', subject);
  const body = sampleBody(draws, preset.person);
  const skin = sampleSkin(draws, preset, body, assets);
  return {
    body,
    skin,
    ...sampleHair(draws, preset, { body, skin }, assets),
    ...sampleClothing(draws, preset, body, assets),
    ...samplePose(draws, preset, assets),
    expression: sampleExpression(draws, preset),
  };
}
