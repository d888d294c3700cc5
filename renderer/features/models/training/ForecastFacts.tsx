import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RunEntry } from '../../../../shared/contract/runs.ts';
import type { Recipe } from '../../../../shared/domain/training/recipe.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/training.ts';
import { formatCount, formatDuration, formatNumber } from '../../../ui/format.ts';
import { Fact } from '../../../ui/Row.tsx';
import { forecastOf } from './forecast.ts';
import styles from './training.module.css';

interface ForecastFactsProps {
  readonly recipe: Recipe;
  /** Frames to learn from. */
  readonly frames: number;
  readonly device: string | null;
  readonly runs: readonly RunEntry[];
  /** How many of these runs are started. */
  readonly count: number;
}

/** What the training weighs and will take, and by what measurement. */
export function ForecastFacts({ recipe, frames, device, runs, count }: ForecastFactsProps) {
  const { model, adaptation } = recipe;
  const { data: weight } = useQuery({
    queryKey: ['recipes', 'measure', model, adaptation],
    queryFn: ({ signal }) => studio().runs.measure({ model, adaptation }, { signal }),
    placeholderData: keepPreviousData,
  });
  const forecast = frames === 0 ? null : forecastOf(recipe, frames, device, runs);
  return (
    <section className={styles.forecast} aria-label={texts.forecast}>
      <dl>
        {weight === undefined ? null : <Fact label={texts.parametersFact}>{texts.parameters(formatCount(weight.parameters))}</Fact>}
        {forecast === null ? null : (
          <>
            <Fact label={texts.duration}>{texts.durationEach(formatDuration(forecast.seconds * count), count)}</Fact>
            <Fact label={texts.speed}>{texts.speedOf(formatNumber(forecast.imagesPerSecond, forecast.imagesPerSecond < 10 ? 1 : 0))}</Fact>
            {forecast.megabytes === null ? null : <Fact label={texts.memory}>{texts.memoryOf(formatNumber(forecast.megabytes, 0))}</Fact>}
          </>
        )}
      </dl>
      <p className="hint">{frames === 0 ? '' : forecast === null ? texts.noBasis : texts.basis(forecast.from.name, forecast.isSame)}</p>
    </section>
  );
}
