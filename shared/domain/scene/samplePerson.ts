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
 * How much of a person is drawn. `outline` leaves out details of the body's shape and the expression, which nothing but a rendering
 * shows: half of the work. All else is the same, as draws are keyed.
 */
export type PersonDetail = 'full' | 'outline';

/**
 * One subject: who it is, how it stands, what it wears. Several frames show the same one. `member` 0 is the subject itself,
 * 1 … 4 are those who share its frames.
 */
export function samplePerson(preset: Preset, subject: number, assets: AssetIndex, member = 0, detail: PersonDetail = 'full'): Person {
  const own = new Draws(preset.seed, 'subject', subject);
  const draws = member === 0 ? own : own.part('member', member);
  const isFull = detail === 'full';
  const body = sampleBody(draws, preset.person, isFull);
  if (isFull) Object.assign(body.details, sampleUserTargets(draws.part('body'), preset, assets));
  const skin = sampleSkin(draws, preset, body, assets);
  return {
    provider: preset.person.provider,
    body,
    skin,
    ...sampleHair(draws, preset, { body, skin }, assets),
    ...sampleClothing(draws, preset, body, assets),
    ...samplePose(draws, preset, assets),
    expression: isFull ? sampleExpression(draws, preset) : {},
  };
}
