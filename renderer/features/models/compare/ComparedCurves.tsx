import { Slider } from '@mantine/core';
import { useMemo } from 'react';
import { Curves } from '../../../charts/Curves.tsx';
import { smoothed } from '../../../charts/smoothed.ts';
import { texts } from '../../../texts/compare.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { formatFixed } from '../../../ui/format.ts';
import { distinctNames } from '../distinctNames.ts';
import styles from './compare.module.css';
import { useCompare } from './compareStore.ts';
import type { RunGroup } from './groups.ts';
import { CURVE_AXES, CURVE_VALUES, pointsOf } from './runCurve.ts';

const MOST_SMOOTHING = 0.99;
/** What the window leaves under the table. */
const HEIGHT = 'clamp(240px, 42vh, 800px)';

/** Curves of all runs in one chart: a colour for each group, a dash for each run. */
export function ComparedCurves({ groups }: { readonly groups: readonly RunGroup[] }) {
  const { value, axis, smoothing } = useCompare();
  const series = useMemo(() => {
    const names = distinctNames(groups.flatMap(({ runs }) => runs));
    return groups.flatMap(({ runs }, group) =>
      runs.map((run) => {
        const points = pointsOf(run, value, axis);
        const name = names.get(run.id) ?? run.name;
        return { id: run.id, name, points: smoothed(points, smoothing), colour: group, ...(smoothing > 0 ? { raw: points } : {}) };
      }),
    );
  }, [groups, value, axis, smoothing]);
  const stepless = groups.flatMap(({ runs }) => runs).filter(({ stepsPerEpoch }) => stepsPerEpoch === null);
  const isEmpty = series.every(({ points }) => points.length === 0);
  return (
    <section aria-label={texts.curves}>
      <div className={styles.controls}>
        <div className={styles.choice}>
          <Choice
            label={texts.value}
            value={value}
            options={CURVE_VALUES.map((one) => ({ value: one, label: texts.values[one] }))}
            onChange={(next) => useCompare.setState({ value: next })}
          />
        </div>
        <span className={styles.word}>{texts.axis}</span>
        <div className={styles.axis}>
          <Choice
            label={texts.axis}
            value={axis}
            options={CURVE_AXES.map((one) => ({ value: one, label: texts.axes[one] }))}
            onChange={(next) => useCompare.setState({ axis: next })}
          />
        </div>
        <span className={styles.word}>{texts.smoothing}</span>
        <Slider
          className={styles.smoothing}
          thumbLabel={texts.smoothing}
          size={2}
          min={0}
          max={MOST_SMOOTHING}
          step={0.01}
          value={smoothing}
          label={null}
          onChange={(next) => useCompare.setState({ smoothing: next })}
        />
        <span className={styles.amount}>{formatFixed(smoothing, 2)}</span>
      </div>
      {isEmpty ? (
        <p className="hint">{texts.nothingToDraw}</p>
      ) : (
        <Curves title={texts.values[value]} xName={texts.axisNames[axis]} series={series} height={HEIGHT} fractions={axis === 'hours'} />
      )}
      {axis === 'step' && stepless.length > 0 ? (
        <p className="hint">{texts.withoutSteps(stepless.map(({ name }) => name).join(', '))}</p>
      ) : null}
    </section>
  );
}
