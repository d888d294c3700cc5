import { describe, expect, it } from 'vitest';
import { BUILTIN_ASSETS } from '../../../../shared/domain/assets/builtin.ts';
import { type ForecastAnswer, serveForecasts } from '../../../../shared/domain/coverage/service.ts';
import { builtinPreset } from '../../../../shared/domain/preset/builtin.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { sampleScenes } from '../../../../shared/domain/scene/sample.ts';
import { reachedShares } from '../../../../shared/domain/variety/requested.ts';

const mixed = builtinPreset('mixed');
if (mixed === undefined) throw new Error('There is no preset "mixed".');
const preset = mixed;
const sampled = { packs: [], userBackgrounds: [] };

/** A thread whose pauses the test ends. Every look at its clock takes `tick` milliseconds. */
function thread(tick = 0) {
  let now = 0;
  const answers: ForecastAnswer[] = [];
  const pauses: (() => void)[] = [];
  const ask = serveForecasts((answer) => answers.push(answer), {
    now: () => {
      now += tick;
      return now;
    },
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  });
  return {
    answers,
    ask: (number: number, change: { preset?: Preset; draws?: boolean; frames?: number } = {}) =>
      ask({ kind: 'forecast', number, ...sampled, preset: { ...preset, seed: number }, frames: 60, draws: false, ...change }),
    askPictures: (number: number, frames: readonly number[]) => ask({ kind: 'pictures', number, ...sampled, preset, frames, longer: 64 }),
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

  it('tells of the first frames where all take long, and of all as a quick one does', async () => {
    const told = async (tick: number) => {
      const { answers, ask, go } = thread(tick);
      ask(1, { frames: 130 });
      while (await go());
      return answers.flatMap((answer) => (answer.kind === 'forecast' ? answer.columns : []));
    };
    const [slow, quick] = [await told(1000), await told(0)];
    expect(slow.map(({ skinShare }) => skinShare.length)).toEqual([100, 130]);
    expect(quick).toEqual(slow.slice(1));
    expect(slow[0]?.skinShare).toEqual(slow[1]?.skinShare.slice(0, 100));
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

  it('tells what the frames drew, as the sampler has them', async () => {
    const { answers, ask, go } = thread();
    ask(1, { preset, draws: true });
    while (await go());
    const drawn = answers.find((answer) => answer.kind === 'drawn')?.drawn;
    const scenes = [...sampleScenes(preset, Array(60).keys(), BUILTIN_ASSETS)];
    expect(drawn?.reached).toEqual(reachedShares(preset, scenes, BUILTIN_ASSETS));
    expect(drawn?.ages).toEqual(scenes.flatMap(({ people }) => people.slice(0, 1).map(({ person }) => person.body.age)));
    const own = preset.camera.framings.findIndex(({ name }) => name === scenes[0]?.cameras[0]?.framing);
    expect(drawn?.cameras[own]?.theta[0]).toBe(scenes[0]?.cameras[0]?.theta);
  });

  it('pictures frames in the tones of their people, the same beside a forecast as alone', async () => {
    const pictured = async (besides: boolean) => {
      const { answers, ask, askPictures, go } = thread();
      if (besides) ask(1, { preset });
      askPictures(2, [0, 1, 59]);
      while (await go());
      return answers.flatMap((answer) => (answer.kind === 'pictures' ? answer.pictures : []));
    };
    const alone = await pictured(false);
    expect(alone.map(({ frame }) => frame)).toEqual([0, 1, 59]);
    expect(await pictured(true)).toEqual(alone);
    const shown = alone.map(({ rgba }) => rgba.filter((value, at) => at % 4 === 3 && value === 255).length / (rgba.length / 4));
    for (const share of shown) expect(share).toBeGreaterThan(0.02);
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
