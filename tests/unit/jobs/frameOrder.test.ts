import { describe, expect, it } from 'vitest';
import { orderFrames } from '../../../main/jobs/frameOrder.ts';

const frames = Array.from({ length: 50 }, (_, i) => i);

describe('order of frames', () => {
  it('goes forward and backward', () => {
    expect(orderFrames([3, 1, 2], 'forward', 0)).toEqual([1, 2, 3]);
    expect(orderFrames([3, 1, 2], 'reverse', 0)).toEqual([3, 2, 1]);
  });

  it('shuffles by the seed alone: the same everywhere, every frame once, and really mixed', () => {
    const shuffled = orderFrames(frames, 'shuffle', 7);
    expect(orderFrames([...frames].reverse(), 'shuffle', 7)).toEqual(shuffled);
    expect(orderFrames(frames, 'shuffle', 8)).not.toEqual(shuffled);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(frames);
    expect(shuffled).not.toEqual(frames);
  });

  it('keeps the order of what is left when some frames are done', () => {
    const shuffled = orderFrames(frames, 'shuffle', 7);
    const left = frames.filter((frame) => frame % 3 > 0);
    expect(orderFrames(left, 'shuffle', 7)).toEqual(shuffled.filter((frame) => frame % 3 > 0));
  });
});
