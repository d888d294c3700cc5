import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ForecastAnswer, ForecastQuestion } from '../../../../shared/domain/coverage/service.ts';
import type { Preset } from '../../../../shared/domain/preset/schema.ts';
import { presetAssetsQuery } from '../../../client/queries.ts';
import { useDesign } from '../designStore.ts';
import { isResting, livePreset, useDrag } from '../handles/dragStore.ts';
import { useForecastAnswers } from './forecastAnswers.ts';
import { takePictures, usePictures } from './pictureStore.ts';

/** How many frames are forecast. */
const FORECAST_FRAMES = 500;
/** Pixels of the longer side of a frame's small picture: twice what the strip shows, so that its edges are smooth. */
const PICTURE_SIDE = 128;

type Assets = Pick<ForecastQuestion, 'packs' | 'userBackgrounds'>;
const BUILTIN_ONLY: Assets = { packs: [], userBackgrounds: [] };

function take(answer: ForecastAnswer): void {
  if (answer.kind === 'pictures') takePictures(answer.pictures);
  else if (answer.kind === 'drawn') useForecastAnswers.setState({ drawn: answer.drawn });
  else if (answer.kind === 'problem') useForecastAnswers.setState({ problem: answer.message });
  else useForecastAnswers.setState({ columns: answer.columns, milliseconds: answer.milliseconds, problem: null });
}

/** Asks the thread as the stores change, without a render of React for each move of the pointer. @returns how to end it. */
function follow(assets: Assets): () => void {
  const worker = new Worker(new URL('./forecast.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<ForecastAnswer>) => take(data);
  worker.onerror = ({ message }) => useForecastAnswers.setState({ problem: message });
  let number = 0;
  let asked: { readonly preset: Preset | null; readonly draws: boolean } = { preset: null, draws: false };
  let pictured: { readonly preset: Preset | null; readonly wanted: readonly number[] } = { preset: null, wanted: [] };
  const tell = (question: ForecastQuestion) => worker.postMessage(question);
  const ask = () => {
    const preset = livePreset();
    const draws = isResting();
    if (asked.preset !== preset || (draws && !asked.draws)) {
      tell({ kind: 'forecast', number: ++number, preset, ...assets, frames: FORECAST_FRAMES, draws });
      asked = { preset, draws };
    }
    const { wanted } = usePictures.getState();
    if (draws && wanted.length > 0 && (pictured.preset !== preset || pictured.wanted !== wanted)) {
      tell({ kind: 'pictures', number: ++number, preset, ...assets, frames: wanted, longer: PICTURE_SIDE });
      pictured = { preset, wanted };
    }
  };
  ask();
  const stops = [useDesign.subscribe(ask), useDrag.subscribe(ask), usePictures.subscribe(ask)];
  return () => {
    for (const stop of stops) stop();
    worker.terminate();
  };
}

/** Keeps forecast, draws and small pictures up to date with the preset, also while a handle or a field is being dragged. */
export function useForecasting(): void {
  const { data, isPending } = useQuery(presetAssetsQuery);
  const packs = data?.packs ?? BUILTIN_ONLY.packs;
  const userBackgrounds = data?.userBackgrounds ?? BUILTIN_ONLY.userBackgrounds;
  useEffect(() => (isPending ? undefined : follow({ packs, userBackgrounds })), [isPending, packs, userBackgrounds]);
}
