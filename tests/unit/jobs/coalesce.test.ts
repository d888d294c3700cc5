import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesce } from '../../../main/jobs/coalesce.ts';

describe('coalescing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('lets ten values a second through, however many come, and always the newest', () => {
    const seen: number[] = [];
    const { push } = coalesce<number>(100, (value) => seen.push(value));
    for (let n = 0; n < 1000; n++) {
      push(n);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(100);
    expect(seen.length).toBeLessThanOrEqual(11);
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(999);
  });

  it('gives the last value at once when asked, and once only', () => {
    const seen: number[] = [];
    const { push, flush } = coalesce<number>(100, (value) => seen.push(value));
    push(1);
    push(2);
    flush();
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([1, 2]);
  });
});
