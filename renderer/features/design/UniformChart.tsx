import { useMemo } from 'react';
import { Distribution } from '../../charts/Distribution.tsx';
import { texts } from '../../texts/design.ts';
import { formatNumber } from '../../ui/format.ts';
import { padded, uniformDensity } from './uniform.ts';

interface UniformChartProps {
  readonly title: string;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly draws: readonly number[];
  readonly current: number | null;
  readonly digits?: number;
  /** Words after the quantiles. */
  readonly note?: string;
}

/** U(min, max) as a distribution; where min = max, only the words. */
export function UniformChart({ title, min, max, unit, draws, current, digits = 2, note }: UniformChartProps) {
  const density = useMemo(() => uniformDensity({ min, max }), [min, max]);
  const show = (x: number) => formatNumber(x, digits);
  if (max - min < 1e-9) return <p className="hint">{[texts.quantiles.fixed(show(min), unit), note].filter(Boolean).join(' ')}</p>;
  const span = padded({ min, max }, 0);
  return (
    <Distribution
      title={title}
      detail={texts.draws(draws.length)}
      min={span.min}
      max={span.max}
      density={density}
      draws={draws}
      current={current}
      ticks={[min, (min + max) / 2, max]}
      format={show}
    >
      {[texts.quantiles.uniform(show(min + (max - min) / 4), show(max - (max - min) / 4), unit), note].filter(Boolean).join(' ')}
    </Distribution>
  );
}
