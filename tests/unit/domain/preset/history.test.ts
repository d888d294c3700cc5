import { describe, expect, it } from 'vitest';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import {
  boundedVersions,
  type HistoryStep,
  MOST_STEPS,
  MOST_VERSIONS,
  PackedHistory,
  packHistory,
  unpackHistory,
} from '../../../../shared/domain/preset/history.ts';
import { Preset } from '../../../../shared/domain/preset/schema.ts';

const mixed = Preset.parse(builtinPreset('mixed'));
const at = '2026-01-01T00:00:00.000Z';
const seeded = (seed: number): Preset => ({ ...mixed, seed });
const step = (seed: number): HistoryStep => ({ preset: seeded(seed), id: null, label: `seed ${seed}`, at });

/** As it is written and read. */
const reread = (packed: PackedHistory) => unpackHistory(PackedHistory.parse(JSON.parse(JSON.stringify(packed))));

describe('history of a preset', () => {
  it('comes back from its file as it was, in both directions', () => {
    const history = {
      head: seeded(5),
      past: [step(1), step(2)],
      future: [step(9), step(7)],
      versions: [{ name: 'first', at, preset: seeded(1) }],
    };
    expect(reread(packHistory(history))).toEqual(history);
  });

  it('holds of each step only what the next has otherwise', () => {
    const packed = packHistory({ head: seeded(400), past: Array.from({ length: 300 }, (_, seed) => step(seed)), future: [], versions: [] });
    expect(packed.past).toHaveLength(MOST_STEPS);
    expect(packed.past.at(-1)?.was).toEqual({ seed: 299 });
    expect(JSON.stringify(packed).length).toBeLessThan(40_000);
    expect(reread(packed).past[0]?.preset).toEqual(seeded(100));
  });

  it('ends at a step that is no preset any more', () => {
    const packed = packHistory({ head: seeded(4), past: [step(1), step(2), step(3)], future: [], versions: [] });
    const [first, second, third] = packed.past;
    if (first === undefined || second === undefined || third === undefined) throw new Error('There are not three steps.');
    const { past } = unpackHistory({ ...packed, past: [first, { ...second, was: { seed: -1 } }, third] });
    expect(past.map(({ preset }) => preset.seed)).toEqual([3]);
  });

  it('forgets versions without a name first, the oldest before the others', () => {
    const versions = Array.from({ length: MOST_VERSIONS + 2 }, (_, age) => ({
      name: age % 2 === 0 ? `v${age}` : null,
      at,
      preset: seeded(age),
    }));
    const kept = boundedVersions(versions).map(({ preset }) => preset.seed);
    expect(kept).toHaveLength(MOST_VERSIONS);
    expect(kept).toContain(MOST_VERSIONS);
    expect([MOST_VERSIONS - 1, MOST_VERSIONS + 1].some((age) => kept.includes(age))).toBe(false);
  });
});
