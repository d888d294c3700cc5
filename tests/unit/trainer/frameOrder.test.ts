import { describe, expect, it } from 'vitest';
import { dealOut, framesOfEpoch } from '../../../main/trainer/data/frameOrder.ts';
import { circles } from './support/circles.ts';

const common = { seed: 4, stream: '' };
const counted = (frames: readonly number[]) => Map.groupBy(frames, (frame) => frame);

describe('the frames of an epoch', () => {
  it('are each frame once, in an order of the epoch’s own', () => {
    const options = { ...common, perEpoch: 10, ratios: null };
    const [first, second] = [0, 1].map((epoch) => framesOfEpoch(circles(10), epoch, options));
    expect(first?.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, frame) => frame));
    expect(second).not.toEqual(first);
    expect(framesOfEpoch(circles(10), 1, options)).toEqual(second);
  });

  // Ten frames of one dataset, two of another.
  const source = { ...circles(12), part: (index: number) => (index < 10 ? 0 : 1) };

  it('come from each dataset as often as its ratio says, and from all frames of it equally often', () => {
    const options = { ...common, perEpoch: 12, ratios: [1, 2] };
    const epochs = Array.from({ length: 15 }, (_, epoch) => framesOfEpoch(source, epoch, options));
    for (const frames of epochs) expect(frames.filter((frame) => frame >= 10)).toHaveLength(8);
    const times = counted(epochs.flat());
    for (let frame = 0; frame < 10; frame++) expect(times.get(frame)).toHaveLength(6);
    for (let frame = 10; frame < 12; frame++) expect(times.get(frame)).toHaveLength(60);
  });

  it('are a function of the seed and the epoch, whatever was asked before', () => {
    const options = { ...common, perEpoch: 12, ratios: [1, 2] };
    expect(framesOfEpoch(source, 7, options)).toEqual(framesOfEpoch(source, 7, options));
    expect(framesOfEpoch(source, 7, { ...options, seed: 5 })).not.toEqual(framesOfEpoch(source, 7, options));
  });

  it('cannot come from a dataset that was held out whole', () => {
    const options = { ...common, perEpoch: 12, ratios: [1, 2, 1] };
    expect(() => framesOfEpoch(source, 0, options)).toThrow(
      expect.objectContaining({ code: 'data', message: expect.stringMatching(/dataset 3/) }),
    );
  });

  it('deals out every place, and one at least to each', () => {
    expect(dealOut(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(dealOut(10, [1000, 1, 1])).toEqual([8, 1, 1]);
    expect(dealOut(7, [0.5, 0.25])).toEqual([5, 2]);
  });
});
