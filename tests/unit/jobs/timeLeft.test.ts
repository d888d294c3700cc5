import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FrameCosts, type FrameTiming } from '../../../main/jobs/frameCosts.ts';
import { timeLeft } from '../../../main/jobs/timeLeft.ts';

/** 64 frames of the preset "mixed" at 256 × 256, four of a subject, as one worker timed them: new person?, seconds by phase. */
const RECORDED: readonly FrameTiming[] = z
  .array(z.tuple([z.boolean(), z.record(z.string(), z.number())]))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/renderTimes.json'), 'utf8')))
  .map(([isFirst, phases], index) => ({ isFirst, phases, isWarmUp: index === 0, seconds: sum(Object.values(phases)) }));

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What is told after so many frames, and what the others took in truth. */
function learnt(frames: number, recorded = RECORDED) {
  const costs = new FrameCosts();
  for (const timing of recorded.slice(0, frames)) costs.add(timing);
  const rest = recorded.slice(frames);
  const first = rest.filter(({ isFirst }) => isFirst).length;
  const told = timeLeft(costs, { first, later: rest.length - first, workers: 1 });
  return { told, truth: sum(rest.map(({ seconds }) => seconds)), costs };
}

describe('time left of a rendering', () => {
  it('is unknown before the first frame, a range at first, and nothing at the end', () => {
    expect(learnt(0).told).toBeNull();
    expect(learnt(1).told?.range).not.toBeNull();
    expect(learnt(RECORDED.length).told).toEqual({ seconds: 0, range: null });
  });

  it.each([4, 8, 12, 20, 32])('holds the truth in its range after %i recorded frames', (frames) => {
    const { told, truth } = learnt(frames);
    const [low, high] = told?.range ?? [0.9 * (told?.seconds ?? 0), 1.1 * (told?.seconds ?? 0)];
    expect(low).toBeLessThan(truth);
    expect(high).toBeGreaterThan(truth);
  });

  it('narrows its range with what it learns', () => {
    const width = ({ told }: ReturnType<typeof learnt>) => (told?.range ? (told.range[1] - told.range[0]) / told.seconds : 0);
    expect(width(learnt(32))).toBeLessThan(0.75 * width(learnt(4)));
  });

  it('counts new persons apart: where only cameras are left, less time is left', () => {
    const { costs } = learnt(20);
    const persons = timeLeft(costs, { first: 10, later: 0, workers: 1 })?.seconds ?? 0;
    const cameras = timeLeft(costs, { first: 0, later: 10, workers: 1 })?.seconds ?? 0;
    expect(persons).toBeGreaterThan(1.2 * cameras);
  });

  it('is not led astray by one frame that hung, and by the warm-up of a process', () => {
    const hung = RECORDED.map((timing, index) =>
      index === 9 ? { ...timing, phases: { ...timing.phases, write: 300 }, seconds: timing.seconds + 300 } : timing,
    );
    const plain = learnt(16).told?.seconds ?? 0;
    expect(learnt(16, hung).told?.seconds).toBeLessThan(1.1 * plain);
    const cold = RECORDED.map((timing, index) => (index === 0 ? { ...timing, seconds: timing.seconds + 120 } : timing));
    expect(learnt(16, cold).told?.seconds).toBeCloseTo(plain);
  });

  it('shares what is left among workers', () => {
    const { costs } = learnt(20);
    const alone = timeLeft(costs, { first: 10, later: 30, workers: 1 })?.seconds ?? 0;
    const two = timeLeft(costs, { first: 10, later: 30, workers: 2 })?.seconds ?? 0;
    expect(two).toBeGreaterThan(alone / 2);
    expect(two).toBeLessThan(0.6 * alone);
  });

  it('tells the median of each phase, longest first', () => {
    const phases = learnt(20).costs.phases();
    expect(phases.map(({ phase }) => phase)).toContain('trace');
    expect(phases.map(({ seconds }) => seconds)).toEqual(phases.map(({ seconds }) => seconds).sort((a, b) => b - a));
  });
});
