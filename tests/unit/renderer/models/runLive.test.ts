import { describe, expect, it } from 'vitest';
import { withNews } from '../../../../renderer/features/models/live/runLive.ts';
import type { RunNews } from '../../../../shared/contract/runs.ts';
import { epochOf } from './support.ts';

const news = (changes: Partial<RunNews>): RunNews => ({
  whole: false,
  epochs: [],
  newEpoch: false,
  steps: [],
  now: null,
  notices: [],
  ...changes,
});
const step = (at: number) => ({ step: at, loss: 1 / at });

describe('what is known of a run', () => {
  const first = withNews(null, news({ whole: true, epochs: [epochOf(1), epochOf(2)], steps: [step(5)] }));

  it('grows by what is new', () => {
    const more = withNews(first, news({ steps: [step(6)] }));
    expect([more.epochs, more.steps]).toEqual([first.epochs, [step(5), step(6)]]);
    const next = withNews(more, news({ epochs: [epochOf(3)], newEpoch: true, steps: [step(7)] }));
    expect([next.epochs.map(({ epoch }) => epoch), next.steps]).toEqual([[1, 2, 3], [step(7)]]);
  });

  it('takes the newest of an epoch that was finished again', () => {
    const again = withNews(first, news({ epochs: [epochOf(2, { loss: 9 })], newEpoch: true }));
    expect(again.epochs.map(({ epoch, loss }) => [epoch, loss])).toEqual([
      [1, 1],
      [2, 9],
    ]);
  });

  it('is forgotten when the run is told whole', () => {
    expect(withNews(first, news({ whole: true, epochs: [epochOf(1)] }))).toMatchObject({ epochs: [epochOf(1)], steps: [] });
  });
});
