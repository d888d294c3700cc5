import { describe, expect, it } from 'vitest';
import { FIRST_ORDER, inOrder, nextOrder } from '../../../../renderer/features/models/runOrder.ts';
import { epochOf, runOf } from './support.ts';

const runs = [
  runOf('c', { name: 'run 10', epochs: [epochOf(1, { validationIou: 0.4 })], createdAt: '2026-03-01T00:00:00.000Z' }),
  runOf('b', { name: 'run 9', epochs: [], createdAt: '2026-02-01T00:00:00.000Z' }),
  runOf('a', { name: 'run 2', epochs: [epochOf(1, { validationIou: 0.7 })], createdAt: '2026-01-01T00:00:00.000Z' }),
];
const ids = (order: typeof FIRST_ORDER) => inOrder(runs, order, new Map()).map(({ id }) => id);

describe('order of runs', () => {
  it('is newest first, and turns at a second click', () => {
    expect(ids(FIRST_ORDER)).toEqual(['c', 'b', 'a']);
    expect(ids(nextOrder(FIRST_ORDER, 'created'))).toEqual(['a', 'b', 'c']);
  });

  it('takes numbers in names as numbers', () => {
    expect(ids(nextOrder(FIRST_ORDER, 'name'))).toEqual(['a', 'b', 'c']);
  });

  it('keeps what has no value at the end, either way', () => {
    const best = nextOrder(FIRST_ORDER, 'iou');
    expect(best.descending).toBe(true);
    expect(ids(best)).toEqual(['a', 'c', 'b']);
    expect(ids(nextOrder(best, 'iou'))).toEqual(['c', 'a', 'b']);
  });
});
