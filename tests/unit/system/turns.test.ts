import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { turn, withPrecedence } from '../../../main/system/turns.ts';

it('lets an answer that somebody waits for go first, and goes on under any load', async () => {
  const order: string[] = [];
  const answer = withPrecedence(async (name: string) => {
    // As many turns as reading a file takes.
    for (let n = 0; n < 6; n++) await setImmediate();
    order.push(name);
  });
  const work = async () => {
    await turn();
    order.push('slice');
  };
  await Promise.all([answer('first'), work()]);
  expect(order).toEqual(['first', 'slice']);

  // Never a moment without a request: the slice comes all the same.
  let isOver = false;
  const asking = async () => {
    while (!isOver) await answer('more');
  };
  const asked = asking();
  await work();
  isOver = true;
  await asked;
  expect(order.filter((name) => name === 'slice')).toHaveLength(2);
});

it('fails as the answer fails, and is not held up by it', async () => {
  const answer = withPrecedence(() => Promise.reject(new Error('no file')));
  await expect(answer(null)).rejects.toThrow('no file');
  await turn();
});
