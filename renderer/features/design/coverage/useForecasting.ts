import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ForecastAnswer, ForecastQuestion } from '../../../../shared/domain/coverage/service.ts';
import { presetAssetsQuery } from '../../../client/queries.ts';
import { useLivePreset } from '../handles/dragStore.ts';
import { useForecast } from './forecastStore.ts';

/** How many frames are forecast. */
const FORECAST_FRAMES = 500;

const NO_PACKS: ForecastQuestion['packs'] = [];

/** Asks a thread for a forecast whenever the preset changes, also while a handle or a field is being dragged. */
export function useForecasting(): void {
  const preset = useLivePreset();
  const packs = useQuery(presetAssetsQuery).data?.packs ?? NO_PACKS;
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);
  useEffect(() => {
    const made = new Worker(new URL('./forecast.worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<ForecastAnswer>) => {
      if (data.kind === 'forecast') useForecast.setState({ columns: data.columns, milliseconds: data.milliseconds, problem: null });
      else useForecast.setState({ problem: data.message });
    };
    made.onerror = ({ message }) => useForecast.setState({ problem: message });
    worker.current = made;
    return () => {
      made.terminate();
      worker.current = null;
    };
  }, []);
  useEffect(() => {
    const question: ForecastQuestion = { number: ++asked.current, preset, packs, frames: FORECAST_FRAMES };
    worker.current?.postMessage(question);
  }, [preset, packs]);
}
