import { describe, expect, it } from 'vitest';
import { groupBySubject } from '../../../main/jobs/frameGroups.ts';
import { threadsFor, workersFor } from '../../../main/jobs/workerCount.ts';

const GIGABYTE = 1e9;

describe('how many workers render', () => {
  it('two on few cores, one for each six on many, two on a GPU, as cores and memory allow', () => {
    expect(workersFor('CPU', { cores: 1, memory: 64 * GIGABYTE })).toBe(1);
    expect(workersFor('CPU', { cores: 2, memory: 64 * GIGABYTE })).toBe(2);
    expect(workersFor('CPU', { cores: 8, memory: 64 * GIGABYTE })).toBe(2);
    expect(workersFor('CPU', { cores: 16, memory: 64 * GIGABYTE })).toBe(3);
    expect(workersFor('OPTIX', { cores: 64, memory: 64 * GIGABYTE })).toBe(2);
    expect(workersFor('CPU', { cores: 64, memory: 5 * GIGABYTE })).toBe(2);
    expect(workersFor('CPU', { cores: 64, memory: 0.5 * GIGABYTE })).toBe(1);
  });

  it('divides the cores, and leaves all to a single one', () => {
    expect(threadsFor(1, 8)).toBeUndefined();
    expect(threadsFor(2, 2)).toBe(2);
    expect(threadsFor(3, 16)).toBe(8);
    expect(threadsFor(8, 2)).toBe(1);
  });
});

describe('groups of frames', () => {
  it('keep the frames of a subject together, whatever the order', () => {
    const preset = { framesPerSubject: 2 };
    expect(groupBySubject([0, 1, 2, 3, 5, 8, 9], preset, 1)).toEqual([[0, 1], [2, 3], [5], [8, 9]]);
    expect(groupBySubject([3, 2, 1, 0], preset, 1)).toEqual([
      [3, 2],
      [1, 0],
    ]);
  });

  it('are cut where one subject has them all, so that every worker gets some', () => {
    const groups = groupBySubject([0, 1, 2, 3, 4, 5, 6, 7], { framesPerSubject: 100 }, 2);
    expect(groups).toHaveLength(8);
    expect(groups.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
