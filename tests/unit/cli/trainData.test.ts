import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataList } from '../../../main/cli/dataFlag.ts';
import { dataOf } from '../../../main/cli/dataOf.ts';
import { RECIPES } from '../../../shared/domain/training/recipe.ts';
import type { RunDescription } from '../../../shared/domain/training/run.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's2mgen-data-'));
  for (const name of ['a', 'b', 'shots:12', 'here']) mkdirSync(at(name));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('--data', () => {
  it('reads ratios; a folder whose name looks like one is a folder', () => {
    expect(dataList.parse(`${at('a')}:3,${at('b')}:0.5`)).toEqual([
      { path: at('a'), ratio: 3 },
      { path: at('b'), ratio: 0.5 },
    ]);
    expect(dataList.parse(`${at('a')},${at('shots:12')}`)).toEqual([
      { path: at('a'), ratio: null },
      { path: at('shots:12'), ratio: null },
    ]);
  });

  it.each(['a:0', 'a:0.0', 'a:3,b:0'])('refuses to take nothing from a folder: %s', (text) => {
    const parsed = dataList.safeParse(text);
    expect(parsed.error?.issues[0]?.message).toMatch(/takes nothing from/);
  });
});

describe('the data of a resumed run', () => {
  const begun = (place: string): RunDescription => ({
    format: 's2mgen.run',
    version: 1,
    id: '0b6a4f2e-1f0e-4a52-9d0e-0f3a7f6e5d4c',
    name: 'before',
    recipe: RECIPES.quick,
    seed: 1,
    data: [
      { path: at('a'), id: null, split: 'thirds', ratio: 3 },
      { path: at(place), id: null, split: null, ratio: 1 },
    ],
    target: [{ path: at('b'), id: null, split: 'thirds' }],
    initial: null,
    provider: 'cpu',
    parameters: 1,
    trainingFrames: 1,
    validationFrames: 0,
    labelPolicy: null,
    stepsPerEpoch: 1,
    createdAt: '2026-01-02T03:04:05.000Z',
  });

  it('is what the run was started with, splits, ratios and target included', () => {
    expect(dataOf({}, begun('b'))).toEqual({
      data: [
        { path: at('a'), split: 'thirds', ratio: 3 },
        { path: at('b'), split: null, ratio: 1 },
      ],
      target: [{ path: at('b'), split: 'thirds' }],
    });
  });

  it('is asked for where a folder was moved, by name, and then only for its place', () => {
    expect(() => dataOf({}, begun('gone'))).toThrow(
      expect.objectContaining({ code: 'not-found', message: expect.stringContaining('gone') }),
    );
    const moved = dataOf(
      {
        data: [
          { path: at('a'), ratio: null },
          { path: at('here'), ratio: null },
        ],
      },
      begun('gone'),
    );
    expect(moved.data).toEqual([
      { path: at('a'), split: 'thirds', ratio: 3 },
      { path: at('here'), split: null, ratio: 1 },
    ]);
  });

  it('is needed by a run that begins', () => {
    expect(() => dataOf({}, null)).toThrow(/Missing: --data/);
    expect(dataOf({ data: [{ path: at('a'), ratio: 2 }], split: 'mine' }, null)).toEqual({
      data: [{ path: at('a'), ratio: 2, split: 'mine' }],
      target: [],
    });
  });
});
