import { describe, expect, it } from 'vitest';
import { Draws } from '../../../../shared/domain/random/draws.ts';
import { philox } from '../../../../shared/domain/random/philox.ts';

describe('philox', () => {
  // Known answers of the authors' Random123 library (kat_vectors, philox4x32 7).
  it.each([
    { counter: [0, 0, 0, 0], key: [0, 0], words: [0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48] },
    {
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff],
      words: [0x5207ddc2, 0x45165e59, 0x4d8ee751, 0x8c52f662],
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      words: [0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a],
    },
  ])('gives the published words, or scenes differ between implementations', ({ counter, key, words }) => {
    const out = new Uint32Array(4);
    const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = counter;
    philox(out, c0, c1, c2, c3, key[0] ?? 0, key[1] ?? 0);
    expect([...out]).toEqual(words);
  });
});

describe('keyed draws', () => {
  it('do not depend on what was drawn before, or frames could not be remade alone', () => {
    const first = new Draws(7, 'frame', 3);
    const straight = first.uniform('height');
    const second = new Draws(7, 'frame', 3);
    for (let i = 0; i < 50; i++) second.uniform(`other.${i}`);
    expect(second.uniform('height')).toBe(straight);
  });

  it('differ by seed, scope, index, name and component', () => {
    const values = [
      new Draws(1, 'frame', 0).uniform('a'),
      new Draws(2, 'frame', 0).uniform('a'),
      new Draws(1, 'subject', 0).uniform('a'),
      new Draws(1, 'frame', 1).uniform('a'),
      new Draws(1, 'frame', 0).uniform('b'),
      new Draws(1, 'frame', 0).uniform('a', 1),
    ];
    expect(new Set(values).size).toBe(values.length);
  });

  it('are uniform: mean, variance and lag-one correlation of 20,000 draws over frames', () => {
    const n = 20_000;
    const values = Array.from({ length: n }, (_, frame) => new Draws(5, 'frame', frame).uniform('x'));
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    const lag = values.slice(1).reduce((sum, value, i) => sum + (value - mean) * ((values[i] ?? 0) - mean), 0) / n / variance;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.003);
    expect(Math.abs(lag)).toBeLessThan(4 / Math.sqrt(n));
  });

  it('choose by weight and never a choice of weight 0', () => {
    const counts = { common: 0, rare: 0, never: 0 };
    for (let i = 0; i < 4000; i++) counts[new Draws(3, 'frame', i).weighted('w', { common: 3, rare: 1, never: 0 })]++;
    expect(counts.never).toBe(0);
    expect(counts.rare / 4000).toBeGreaterThan(0.22);
    expect(counts.rare / 4000).toBeLessThan(0.28);
  });

  it('refuse to choose from nothing', () => {
    expect(() => new Draws(1, 'frame', 0).pick('nothing', [])).toThrow(RangeError);
    expect(() => new Draws(1, 'frame', 0).weighted('nothing', { a: 0 })).toThrow(RangeError);
  });

  it('shuffle without losing anything', () => {
    const shuffled = new Draws(1, 'epoch', 2).shuffle('order', [1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...shuffled].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(shuffled).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
