import { describe, expect, it } from 'vitest';
import { type ForecastAnswer, type ForecastQuestion, serveForecasts } from '../../../../shared/domain/coverage/service.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';

const mixed = builtinPreset('mixed');
if (mixed === undefined) throw new Error('There is no preset "mixed".');
const preset = mixed;

/** A thread whose pauses the test ends. */
function thread() {
  const answers: ForecastAnswer[] = [];
  const pauses: (() => void)[] = [];
  const ask = serveForecasts((answer) => answers.push(answer), {
    now: () => 0,
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  });
  return {
    answers,
    ask: (number: number, change: Partial<ForecastQuestion> = {}) =>
      ask({ number, preset: { ...preset, seed: number }, packs: [], frames: 60, ...change }),
    /** Ends one pause; false when nobody waits. */
    async go(): Promise<boolean> {
      const next = pauses.shift();
      next?.();
      await new Promise((resolve) => setImmediate(resolve));
      return next !== undefined;
    },
  };
}

describe('forecasting thread', () => {
  it('answers a question with as many frames as were asked for', async () => {
    const { answers, ask, go } = thread();
    ask(1);
    while (await go());
    expect(answers).toMatchObject([{ number: 1, kind: 'forecast' }]);
    expect(answers[0]?.kind === 'forecast' && answers[0].columns.skinShare.length).toBe(60);
  });

  it('leaves a question for a newer one, yet follows a drag', async () => {
    const { answers, ask, go } = thread();
    ask(1);
    // A question with every pause, as while a value is dragged.
    for (let number = 2; number <= 12; number++) {
      await go();
      ask(number);
    }
    while (await go());
    const told = answers.map(({ number }) => number);
    expect(told).not.toContain(1);
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThan(12);
    expect(told.at(-1)).toBe(12);
  });

  it('tells of a preset that cannot be sampled, and goes on', async () => {
    const { answers, ask, go } = thread();
    const nobody = { standing: 0, sitting: 0, moving: 0, floor: 0 };
    ask(1, { preset: { ...preset, person: { ...preset.person, pose: { ...preset.person.pose, ...nobody } } } });
    while (await go());
    ask(2);
    while (await go());
    expect(answers).toMatchObject([
      { number: 1, kind: 'problem' },
      { number: 2, kind: 'forecast' },
    ]);
  });
});
