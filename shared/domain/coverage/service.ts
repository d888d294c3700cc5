import { BUILTIN_ASSETS } from '../assets/builtin.ts';
import type { AssetIndex } from '../assets/index.ts';
import { type UserPackIndex, withUserPacks } from '../assets/userPack.ts';
import type { Preset } from '../preset/schema.ts';
import type { ForecastColumns } from './columns.ts';
import { Forecaster } from './forecaster.ts';

/** What a window asks a forecasting thread. Only the latest question is answered. */
export interface ForecastQuestion {
  /** Counts up; the answer bears it. */
  readonly number: number;
  readonly preset: Preset;
  /** Packs that the user added: they change whom the sampler draws. */
  readonly packs: readonly UserPackIndex[];
  readonly frames: number;
}

export type ForecastAnswer =
  | { readonly number: number; readonly kind: 'forecast'; readonly columns: ForecastColumns; readonly milliseconds: number }
  /** The preset cannot be sampled, such as one whose weights are all 0. */
  | { readonly number: number; readonly kind: 'problem'; readonly message: string };

export interface Clock {
  /** Milliseconds since any moment. */
  now(): number;
  /** Lets new questions come in. */
  pause(): Promise<void>;
}

/**
 * Answers questions one at a time: a newer one ends the work on an older, but never twice in a row, so that a value being
 * dragged is followed.
 * @returns what to call with each question
 */
export function serveForecasts(answer: (answer: ForecastAnswer) => void, clock: Clock): (question: ForecastQuestion) => void {
  const forecaster = new Forecaster();
  let known = { packs: '[]', assets: BUILTIN_ASSETS };
  let latest: ForecastQuestion | null = null;
  let isBusy = false;
  /** The last question was left for a newer one: this one is answered whatever comes. */
  let isOwed = false;

  function assetsWith(packs: readonly UserPackIndex[]): AssetIndex {
    const key = JSON.stringify(packs.map(({ name, sha256 }) => [name, sha256]));
    if (known.packs !== key) known = { packs: key, assets: withUserPacks(BUILTIN_ASSETS, packs) };
    return known.assets;
  }

  async function answered(question: ForecastQuestion): Promise<void> {
    const begun = clock.now();
    const steps = forecaster.steps(question.preset, assetsWith(question.packs), question.frames);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        isOwed = false;
        answer({ number: question.number, kind: 'forecast', columns: step.value, milliseconds: clock.now() - begun });
        return;
      }
      await clock.pause();
      if (latest === question || isOwed) continue;
      isOwed = true;
      return;
    }
  }

  async function work(): Promise<void> {
    isBusy = true;
    for (let question = latest; question !== null; question = latest) {
      try {
        await answered(question);
      } catch (error) {
        answer({ number: question.number, kind: 'problem', message: error instanceof Error ? error.message : String(error) });
      }
      if (latest === question) latest = null;
    }
    isBusy = false;
  }

  return (question) => {
    latest = question;
    if (!isBusy) void work();
  };
}
