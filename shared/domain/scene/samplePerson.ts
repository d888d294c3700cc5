import type { AssetIndex } from '../assets/index.ts';
import type { Preset } from '../preset/schema.ts';
import { Draws } from '../random/draws.ts';
import { sampleBody } from './sampleBody.ts';
import { sampleClothing } from './sampleClothing.ts';
import { sampleExpression } from './sampleExpression.ts';
import { sampleHair } from './sampleHair.ts';
import { samplePose } from './samplePose.ts';
import { sampleSkin } from './sampleSkin.ts';
import { sampleUserTargets } from './sampleUserTargets.ts';
import type { Person } from './spec/person.ts';

/**
 * One subject: who it is, how it stands, what it wears. Several frames show the same one. `member` 0 is the subject itself,
 * 1 … 4 are those who share its frames.
 */
export function samplePerson(preset: Preset, subject: number, assets: AssetIndex, member = 0): Person {
  const own = new Draws(preset.seed, 'subject', subject);
  const draws = member === 0 ? own : own.part('member', member);
  const shape = sampleBody(draws, preset.person);
  const body = { ...shape, details: { ...shape.details, ...sampleUserTargets(draws.part('body'), preset, assets) } };
  const skin = sampleSkin(draws, preset, body, assets);
  return {
    provider: preset.person.provider,
    body,
    skin,
    ...sampleHair(draws, preset, { body, skin }, assets),
    ...sampleClothing(draws, preset, body, assets),
    ...samplePose(draws, preset, assets),
    expression: sampleExpression(draws, preset),
  };
}
