import { BUILTIN_ASSETS } from '../assets/builtin.ts';
import type { AssetIndex } from '../assets/index.ts';
import { type UserPackIndex, withUserPacks } from '../assets/userPack.ts';
import { type Drawn, drawnSteps } from '../drawn/drawn.ts';
import type { Preset } from '../preset/schema.ts';
import { answerLatest, type Clock } from '../threads/latest.ts';
import type { ForecastColumns } from './columns.ts';
import { Forecaster } from './forecaster.ts';
import type { FramePicture } from './framePicture.ts';

interface Sampled {
  /** Counts up; the answer bears it. */
  readonly number: number;
  readonly preset: Preset;
  /** What the user added: it changes what the sampler draws. */
  readonly packs: readonly UserPackIndex[];
  readonly userBackgrounds: readonly string[];
}

interface Forecasted {
  readonly frames: number;
  /** Whether what those frames drew is told as well. */
  readonly draws: boolean;
}

/** What a window asks a forecasting thread. Of each kind only the latest question is answered. */
export type ForecastQuestion =
  | (Sampled & { readonly kind: 'forecast' } & Forecasted)
  /** Pictures of some frames, `longer` pixels on their longer side. */
  | (Sampled & { readonly kind: 'pictures'; readonly frames: readonly number[]; readonly longer: number });

/** So many frames are told of first where they took longer than `SOON` milliseconds; all of them refine it. */
const FIRST = 100;
const SOON = 30;

/** A forecast comes first, of fewer frames and then of all where it takes long; then what was drawn for it. */
export type ForecastAnswer =
  | { readonly number: number; readonly kind: 'forecast'; readonly columns: ForecastColumns; readonly milliseconds: number }
  | { readonly number: number; readonly kind: 'drawn'; readonly drawn: Drawn; readonly milliseconds: number }
  | { readonly number: number; readonly kind: 'pictures'; readonly pictures: readonly FramePicture[] }
  /** The preset cannot be sampled, such as one whose weights are all 0. */
  | { readonly number: number; readonly kind: 'problem'; readonly message: string };

/**
 * Answers a window's questions, newer ones in place of older ones. People are sampled and posed once for all that is asked of them.
 * @returns what to call with each question
 */
export function serveForecasts(answer: (answer: ForecastAnswer) => void, clock: Clock): (question: ForecastQuestion) => void {
  const forecaster = new Forecaster();
  let known = { key: '', assets: BUILTIN_ASSETS };

  function assetsOf({ packs, userBackgrounds }: Sampled): AssetIndex {
    const key = JSON.stringify([packs.map(({ name, sha256 }) => [name, sha256]), userBackgrounds]);
    if (known.key !== key) known = { key, assets: withUserPacks({ ...BUILTIN_ASSETS, userBackgrounds }, packs) };
    return known.assets;
  }

  function* forecast(question: Sampled & Forecasted): Generator<void, void> {
    const { number, preset, frames, draws } = question;
    const assets = assetsOf(question);
    const begun = clock.now();
    if (frames > FIRST) {
      const columns = yield* forecaster.steps(preset, assets, FIRST);
      const milliseconds = clock.now() - begun;
      if (milliseconds > SOON) answer({ number, kind: 'forecast', columns, milliseconds });
    }
    const columns = yield* forecaster.steps(preset, assets, frames);
    const forecastAt = clock.now();
    answer({ number, kind: 'forecast', columns, milliseconds: forecastAt - begun });
    if (!draws) return;
    yield;
    const drawn = yield* drawnSteps(preset, assets, frames, (subject) => forecaster.people(preset, assets, subject));
    answer({ number, kind: 'drawn', drawn, milliseconds: clock.now() - forecastAt });
  }

  function* pictures(question: Sampled & { readonly frames: readonly number[]; readonly longer: number }): Generator<void, void> {
    const { number, preset, frames, longer } = question;
    const assets = assetsOf(question);
    const made: FramePicture[] = [];
    for (const frame of frames) {
      made.push(forecaster.picture(preset, assets, frame, longer));
      yield;
    }
    answer({ number, kind: 'pictures', pictures: made });
  }

  const failed = ({ number }: Sampled, error: unknown) =>
    answer({ number, kind: 'problem', message: error instanceof Error ? error.message : String(error) });
  const askForecast = answerLatest(forecast, failed, clock);
  // The forecast of the same preset tells what is wrong with it.
  const askPictures = answerLatest(pictures, () => {}, clock);
  return (question) => {
    if (question.kind === 'forecast') askForecast(question);
    else askPictures(question);
  };
}
