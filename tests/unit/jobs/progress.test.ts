import { describe, expect, it } from 'vitest';
import { ProgressMeter } from '../../../main/jobs/progress.ts';
import { JobProgress } from '../../../shared/contract/jobs.ts';

function meter(phases: readonly (readonly [string, number])[]) {
  const reports: JobProgress[] = [];
  let now = 0;
  const made = new ProgressMeter(
    phases,
    (report) => reports.push(JobProgress.parse(report)),
    () => now,
  );
  return {
    made,
    last: () => reports.at(-1),
    reports,
    at(seconds: number) {
      now = seconds;
    },
  };
}

describe('progress', () => {
  it('weighs phases, so that a short one does not look like half of the work', () => {
    const { made, last } = meter([
      ['read', 10],
      ['render', 90],
    ]);
    made.begin('read', { title: 'Reading', total: 4, unit: 'files' });
    made.to(2);
    expect(last()?.value).toBeCloseTo(0.05);
    made.begin('render', { title: 'Rendering', total: 10, unit: 'frames' });
    expect(last()?.value).toBeCloseTo(0.1);
    made.to(5);
    expect(last()?.value).toBeCloseTo(0.55);
    made.to(10);
    expect(last()?.value).toBe(1);
  });

  it('tells speed and time left from what was measured, and nothing before', () => {
    const { made, last, at } = meter([['render', 1]]);
    made.begin('render', { title: 'Rendering', total: 100, unit: 'frames' });
    expect(last()).toMatchObject({ rate: null, secondsLeft: null });
    at(10);
    made.to(5);
    expect(last()).toMatchObject({ rate: 0.5, secondsLeft: 190, done: 5, total: 100, unit: 'frames' });
  });

  it('does not count what was done before a resume as speed', () => {
    const { made, last, at } = meter([['render', 1]]);
    made.begin('render', { title: 'Rendering', total: 100, unit: 'frames', done: 90 });
    expect(last()).toMatchObject({ value: 0.9, rate: null });
    at(10);
    made.to(91);
    expect(last()).toMatchObject({ rate: 0.1, secondsLeft: 90 });
  });

  it('follows a change of speed within a minute', () => {
    const { made, last, at } = meter([['render', 1]]);
    made.begin('render', { title: 'Rendering', total: 1000, unit: 'frames' });
    for (let second = 1; second <= 100; second++) {
      at(second);
      made.to(2 * second);
    }
    for (let second = 101; second <= 200; second++) {
      at(second);
      made.to(200 + (second - 100));
    }
    expect(last()?.rate).toBeCloseTo(1, 1);
  });

  it('adds the later phases to the time left, by their weights', () => {
    const { made, last, at } = meter([
      ['render', 1],
      ['train', 3],
    ]);
    made.begin('render', { title: 'Rendering', total: 10, unit: 'frames' });
    at(10);
    made.to(5);
    expect(last()?.secondsLeft).toBeCloseTo(10 + 60);
  });

  it('has nothing to divide by in an empty phase', () => {
    const { made, last } = meter([['render', 1]]);
    made.begin('render', { title: 'Rendering', total: 0, unit: 'frames' });
    expect(last()).toMatchObject({ value: 1, secondsLeft: null });
  });
});
