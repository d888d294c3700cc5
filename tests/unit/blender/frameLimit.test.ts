import { describe, expect, it } from 'vitest';
import { FrameLimit } from '../../../main/blender/supervise/frameLimit.ts';

const LIMITS = { ready: 1, first: 900_000, floor: 60_000 };

describe('how long a frame may stay silent', () => {
  it('is long for the first frame, which may compile GPU kernels', () => {
    expect(new FrameLimit(LIMITS).forWork(1)).toBe(900_000);
  });

  it('follows the median of past frames, so one slow frame does not matter, with a floor', () => {
    const limit = new FrameLimit(LIMITS);
    for (const milliseconds of [20_000, 900_000, 20_000]) limit.record(100, milliseconds);
    expect(limit.forWork(100)).toBe(100_000);
    expect(limit.forWork(1)).toBe(60_000);
  });

  it('grows with the work, so a large frame after small ones is not killed', () => {
    const limit = new FrameLimit(LIMITS);
    limit.record(256 * 256 * 4, 600);
    expect(limit.forWork(4096 * 4096 * 64)).toBeGreaterThan(10_000_000);
  });

  it('never asks for more than a timer can hold, which would fire at once', () => {
    const limit = new FrameLimit(LIMITS);
    limit.record(64 * 64, 900);
    expect(limit.forWork(8192 * 8192 * 4096)).toBeLessThan(2 ** 31);
  });
});
