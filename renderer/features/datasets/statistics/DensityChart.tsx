import type { NumberFacet } from '../../../../shared/contract/frameQueries.ts';
import { texts } from '../../../texts/frames.ts';
import { formatProperty, unitOf } from '../properties.ts';
import { densityOf, medianOf, stepPath } from './outlines.ts';
import styles from './statistics.module.css';

const BOX = { width: 260, height: 84 } as const;

interface DensityChartProps {
  readonly facet: NumberFacet;
  /** The same property of the other dataset. */
  readonly other: NumberFacet | undefined;
}

/** How a property is distributed over the frames; of two datasets as two outlines, the other one dashed. */
export function DensityChart({ facet, other }: DensityChartProps) {
  const { property } = facet;
  const own = densityOf(facet);
  const theirs = other === undefined ? null : densityOf(other);
  const axis = {
    from: Math.min(own.min, theirs?.min ?? own.min),
    to: Math.max(own.max, theirs?.max ?? own.max),
    top: 1.08 * Math.max(...own.density, ...(theirs?.density ?? [])) || 1,
  };
  // Bins of things that are counted lie around whole numbers.
  const isCounted = unitOf(property) === '' && axis.from % 1 !== 0;
  const medians = [medianOf(facet), other === undefined ? null : medianOf(other)];
  const words = medians.map((value) => (value === null ? null : formatProperty(property, value)));
  return (
    <figure className={styles.chart} aria-label={texts.properties[property]} data-property={property}>
      <figcaption>
        <b>{texts.properties[property]}</b>
        <span>
          {words[0] === null ? null : texts.median}
          {words[0] === null ? null : <i data-own>{words[0]}</i>}
          {words[1] === null || words[1] === undefined ? null : <i>{words[1]}</i>}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} preserveAspectRatio="none" aria-hidden>
        <path className={styles.own} d={stepPath(own, axis, BOX)} vectorEffect="non-scaling-stroke" />
        {theirs === null ? null : <path className={styles.other} d={stepPath(theirs, axis, BOX)} vectorEffect="non-scaling-stroke" />}
      </svg>
      <p>
        <span>{formatProperty(property, isCounted ? axis.from + 0.5 : axis.from)}</span>
        <span>{formatProperty(property, isCounted ? axis.to - 0.5 : axis.to)}</span>
      </p>
    </figure>
  );
}
