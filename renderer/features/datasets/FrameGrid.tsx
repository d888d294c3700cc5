import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { texts } from '../../texts/datasets.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './datasets.module.css';
import { FrameCell } from './FrameCell.tsx';
import { useFramesWindow } from './framesWindow.ts';
import { moveSelection, useGrid } from './gridStore.ts';

const GAP = 4;
const PADDING = 10;

/** Cells of equal size, as many as the count says; only those in view exist. */
export function FrameGrid({ dataset }: { readonly dataset: DatasetEntry }) {
  const { order, masks, cell: wanted, selected, open } = useGrid();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize();
  const ref = useMergedRef(scroller, measured);
  const columns = Math.max(1, Math.floor((width - 2 * PADDING + GAP) / (wanted + GAP)));
  // Cells grow a little so that a row fills the width.
  const cell = Math.max(wanted, Math.floor((width - 2 * PADDING + GAP) / columns - GAP));
  const size = cell + GAP;

  const firstPage = useFramesWindow(dataset.id, order, 0, 0);
  const total = firstPage.total ?? dataset.frames;
  const rows = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 2,
    paddingStart: PADDING,
    paddingEnd: PADDING,
  });
  useEffect(() => {
    void size;
    rows.measure();
  }, [rows, size]);
  const visible = rows.getVirtualItems();
  const first = (visible[0]?.index ?? 0) * columns;
  const last = Math.min(total, ((visible.at(-1)?.index ?? 0) + 1) * columns) - 1;
  const frames = useFramesWindow(dataset.id, order, first, last);

  const chosenRow = selected === null ? null : Math.floor(selected / columns);
  useEffect(() => {
    if (chosenRow !== null) rows.scrollToIndex(chosenRow);
  }, [rows, chosenRow]);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      Home: -total,
      End: total,
      PageUp: -4 * columns,
      PageDown: 4 * columns,
    };
    const step = steps[event.key];
    if (step !== undefined) moveSelection(step, total);
    else if ((event.key === 'Enter' || event.key === ' ') && selected !== null) useGrid.setState({ open: true });
    else return;
    event.preventDefault();
  };

  const error = firstPage.error ?? frames.error;
  if (error !== null) {
    return (
      <div className={styles.problem}>
        <ErrorNote error={error} />
      </div>
    );
  }
  return (
    <div
      ref={ref}
      className={styles.scroller}
      role="listbox"
      aria-label={texts.grid(dataset.name)}
      tabIndex={0}
      aria-activedescendant={selected === null || open ? undefined : `frame-${selected}`}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {visible.map((row) => (
          <div
            key={row.key}
            className={styles.gridRow}
            style={{ transform: `translateY(${row.start}px)`, height: cell, paddingInline: PADDING, gap: GAP }}
          >
            {Array.from({ length: Math.min(columns, total - row.index * columns) }, (_, column) => {
              const index = row.index * columns + column;
              return (
                <FrameCell key={index} index={index} frame={frames.at(index)} size={cell} masks={masks} selected={index === selected} />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
