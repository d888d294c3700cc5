import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { NumberFacet } from '../../../../shared/contract/frameQueries.ts';
import type { Range } from '../../../../shared/domain/dataset/frameFilter.ts';
import { texts } from '../../../texts/frames.ts';
import { formatBare, formatProperty, unitOf } from '../properties.ts';
import styles from './filter.module.css';

interface BrushHistogramProps {
  readonly facet: NumberFacet;
  readonly range: Range | undefined;
  /** Null takes the condition away. */
  readonly onChange: (range: Range | null) => void;
}

/** Bins of all frames, behind those of the frames that match; dragging over them chooses a range, double click lets it go. */
export function BrushHistogram({ facet, range, onChange }: BrushHistogramProps) {
  const { property, min, max, all, matching } = facet;
  const start = useRef<number | null>(null);
  const [draft, setDraft] = useState<readonly [number, number] | null>(null);
  const bins = all.length;
  const edge = (bin: number) => Number((min + ((max - min) * bin) / bins).toPrecision(10));
  const binOf = (value: number) => Math.round(((value - min) / (max - min)) * bins);
  const held: readonly [number, number] = draft ?? [
    range?.min == null ? 0 : binOf(range.min),
    range?.max == null ? bins : binOf(range.max),
  ];
  const isOpen = draft === null && (range === undefined || (range.min === null && range.max === null));

  const put = (from: number, to: number) => {
    const low = Math.max(0, Math.min(from, to));
    const high = Math.min(bins, Math.max(from, to));
    if (low === 0 && high === bins) onChange(null);
    else onChange({ min: low === 0 ? null : edge(low), max: high === bins ? null : edge(high) });
  };
  const binAt = (event: PointerEvent<HTMLDivElement>, round: (value: number) => number) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(bins, round(((event.clientX - left) / width) * bins)));
  };
  const highest = Math.max(1, ...all);
  return (
    <div className={styles.histogram} data-property={property}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the two ends below take the keyboard */}
      <div
        className={styles.bars}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = binAt(event, Math.floor);
          setDraft([start.current, start.current + 1]);
        }}
        onPointerMove={(event) => {
          if (start.current === null) return;
          const to = binAt(event, Math.round);
          setDraft(to > start.current ? [start.current, to] : [to, start.current + 1]);
        }}
        onPointerUp={() => {
          if (draft !== null) put(draft[0], draft[1]);
          start.current = null;
          setDraft(null);
        }}
        onPointerCancel={() => {
          start.current = null;
          setDraft(null);
        }}
        onDoubleClick={() => onChange(null)}
      >
        {all.map((count, bin) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          <span key={bin} data-out={(!isOpen && (bin < held[0] || bin >= held[1])) || undefined}>
            <i style={{ height: `${barHeight(count, highest)}%` }} />
            <b style={{ height: `${barHeight(matching[bin] ?? 0, highest)}%` }} />
          </span>
        ))}
      </div>
      <div className={styles.ends}>
        <End
          label={texts.from(texts.properties[property])}
          text={formatBare(property, edge(held[0]))}
          now={edge(held[0])}
          least={min}
          most={max}
          onStep={(by) => put(by === null ? 0 : Math.min(held[1] - 1, held[0] + by), held[1])}
        />
        <span>{isOpen ? null : unitOf(property)}</span>
        <End
          label={texts.to(texts.properties[property])}
          text={isOpen ? formatProperty(property, edge(held[1])) : formatBare(property, edge(held[1]))}
          now={edge(held[1])}
          least={min}
          most={max}
          onStep={(by) => put(held[0], by === null ? bins : Math.max(held[0] + 1, held[1] + by))}
        />
      </div>
    </div>
  );
}

/** Few frames stay visible beside many. */
function barHeight(count: number, highest: number): number {
  return count === 0 ? 0 : Math.max(4, 100 * Math.sqrt(count / highest));
}

interface EndProps {
  readonly label: string;
  readonly text: string;
  readonly now: number;
  readonly least: number;
  readonly most: number;
  /** By so many bins; null opens this end. */
  readonly onStep: (by: number | null) => void;
}

/** One end of a range, for the keyboard: arrows step by a bin, Delete opens it. */
function End({ label, text, now, least, most, onStep }: EndProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 4, PageDown: -4 }[event.key];
    if (step !== undefined) onStep(step);
    else if (event.key === 'Delete' || event.key === 'Backspace') onStep(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span
      role="slider"
      tabIndex={0}
      className={styles.end}
      aria-label={label}
      aria-valuenow={now}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
    >
      {text}
    </span>
  );
}
