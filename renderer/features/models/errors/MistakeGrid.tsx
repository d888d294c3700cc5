import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ScoredSetEntry } from '../../../../shared/contract/mistakes.ts';
import { texts } from '../../../texts/mistakes.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { useRowWindow } from '../../datasets/scroll/useRowWindow.ts';
import styles from './errors.module.css';
import { useErrors } from './errorsStore.ts';
import { MistakeCell } from './MistakeCell.tsx';
import { type MistakeListing, useMistakesWindow } from './mistakesWindow.ts';

/** Least side of a cell in pixels; in a wide window there are not more than so many beside each other. */
const SIDE = 190;
const MOST_COLUMNS = 9;
const GAP = 4;
const PADDING = 10;

interface MistakeGridProps {
  readonly set: ScoredSetEntry;
  /** One object as long as the order is the same: another one is shown from its top. */
  readonly listing: MistakeListing;
  readonly total: number;
}

/** Scored pictures in their order, of which only those in view exist; arrow keys walk, Enter and Space open. */
export function MistakeGrid({ set, listing, total }: MistakeGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width, height } = useElementSize();
  const ref = useMergedRef(scroller, measured);
  const { selected, open } = useErrors();
  const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.floor((width - 2 * PADDING + GAP) / (SIDE + GAP))));
  // Cells grow a little so that a row fills the width.
  const side = Math.max(SIDE, Math.floor((width - 2 * PADDING + GAP) / columns - GAP));
  const layout = { columns, size: side + GAP, padding: PADDING, total };
  const { rows, topOf, height: whole, onScroll, scrollTo, toTop } = useRowWindow(scroller, layout, height);
  const last = Math.min(total, ((rows.at(-1) ?? 0) + 1) * columns) - 1;
  const mistakes = useMistakesWindow(listing, (rows[0] ?? 0) * columns, last);
  useEffect(() => {
    void listing;
    toTop();
  }, [listing, toTop]);
  const isMeasured = width > 0;
  useEffect(() => {
    if (isMeasured) scrollTo(selected);
  }, [scrollTo, selected, isMeasured]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / layout.size)) * columns;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      PageUp: -page,
      PageDown: page,
      Home: -total,
      End: total,
    };
    const step = steps[event.key];
    if (step !== undefined) useErrors.setState({ selected: Math.max(0, Math.min(total - 1, selected + step)) });
    else if (event.key === 'Enter' || event.key === ' ') useErrors.setState({ open: true });
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={ref}
      role="listbox"
      aria-label={texts.title}
      aria-activedescendant={open ? undefined : `mistake-${selected}`}
      tabIndex={0}
      className={styles.scroller}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      {mistakes.error === null ? null : <ErrorNote error={mistakes.error} />}
      <div style={{ height: whole, position: 'relative', overflow: 'clip' }}>
        {rows.map((row) => (
          <div
            key={row}
            className={styles.row}
            style={{ transform: `translateY(${topOf(row)}px)`, height: side, paddingInline: PADDING, gap: GAP }}
          >
            {Array.from({ length: Math.min(columns, total - row * columns) }, (_, column) => {
              const index = row * columns + column;
              return (
                <MistakeCell
                  key={index}
                  set={set}
                  index={index}
                  mistake={mistakes.at(index)}
                  side={side}
                  total={total}
                  current={index === selected}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
