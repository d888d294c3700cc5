import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { DatasetEntry } from '../../../shared/contract/datasets.ts';
import { ALL_FRAMES } from '../../../shared/domain/dataset/frameFilter.ts';
import { texts } from '../../texts/datasets.ts';
import { texts as words } from '../../texts/frames.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { chooseAll, chooseAt, chooseFrames, chooseNothing } from './choosing.ts';
import styles from './datasets.module.css';
import { FrameCell } from './FrameCell.tsx';
import { useNoteFirstPictures } from './firstPictures.ts';
import { useFramesWindow } from './framesWindow.ts';
import { setFilter, useGrid } from './gridStore.ts';
import { useRowWindow } from './scroll/useRowWindow.ts';
import { isChosen } from './selection.ts';
import { useBoxChoice } from './useBoxChoice.ts';
import { OverlayFilters } from './view/OverlayFilters.tsx';

const GAP = 4;
const PADDING = 10;

/** Cells of equal size, as many as the filter lets through; only those in view exist. */
export function FrameGrid({ dataset }: { readonly dataset: DatasetEntry }) {
  const { filter, sort, masks, overlay, cell: wanted, selected, selection, open } = useGrid();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width, height } = useElementSize();
  const ref = useMergedRef(scroller, measured);
  const columns = Math.max(1, Math.floor((width - 2 * PADDING + GAP) / (wanted + GAP)));
  // Cells grow a little so that a row fills the width.
  const cell = Math.max(wanted, Math.floor((width - 2 * PADDING + GAP) / columns - GAP));
  const size = cell + GAP;

  const listing = useMemo(() => ({ dataset: dataset.id, filter, sort }), [dataset.id, filter, sort]);
  const head = useFramesWindow(listing, 0, 0);
  const total = head.total ?? dataset.frames;
  const layout = { columns, size, padding: PADDING, total };
  const { rows, topOf, shift, height: contentHeight, onScroll, scrollTo, toTop } = useRowWindow(scroller, layout, height);
  useEffect(() => {
    void listing;
    toTop();
  }, [listing, toTop]);
  const first = (rows[0] ?? 0) * columns;
  const last = Math.min(total, ((rows.at(-1) ?? 0) + 1) * columns) - 1;
  const frames = useFramesWindow(listing, first, last);

  const notePicture = useNoteFirstPictures(dataset.id);
  const isMeasured = width > 0;
  useEffect(() => {
    if (isMeasured && selected !== null) scrollTo(selected);
  }, [scrollTo, selected, isMeasured]);

  const { at } = frames;
  const latest = useRef(at);
  useEffect(() => {
    latest.current = at;
  });
  const choose = useCallback(
    (index: number, event: MouseEvent | KeyboardEvent) => chooseAt(listing, index, latest.current(index)?.frame ?? null, event),
    [listing],
  );
  const boxed = useBoxChoice({ ...layout, shift }, (places, add) =>
    chooseFrames(
      places.flatMap((place) => frames.at(place)?.frame ?? []),
      add,
    ),
  );

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
    const isMod = event.ctrlKey || event.metaKey;
    if (step !== undefined && total > 0) {
      const next = Math.max(0, Math.min(total - 1, (selected ?? -Math.sign(step)) + step));
      choose(next, event);
    } else if (event.key === 'a' && isMod) chooseAll();
    else if (event.key === 'Escape') chooseNothing();
    else if (event.key === ' ' && isMod && selected !== null) choose(selected, event);
    else if ((event.key === 'Enter' || event.key === ' ') && selected !== null) useGrid.setState({ open: true });
    else return;
    event.preventDefault();
  };

  const error = head.error ?? frames.error;
  if (error !== null) {
    return (
      <div className={styles.problem}>
        <ErrorNote error={error} />
      </div>
    );
  }
  if (head.total === 0) {
    return (
      <div className={styles.nothing}>
        <p>{words.noMatch}</p>
        <Button onClick={() => setFilter(ALL_FRAMES)}>{words.clearAll}</Button>
      </div>
    );
  }
  const sortedBy = sort.by === 'frame' ? 'skinShare' : sort.by;
  return (
    <div
      ref={ref}
      className={styles.scroller}
      role="listbox"
      aria-label={texts.grid(dataset.name)}
      aria-multiselectable
      tabIndex={0}
      aria-activedescendant={selected === null || open ? undefined : `frame-${selected}`}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
      onLoadCapture={notePicture}
      {...boxed.handlers}
    >
      <OverlayFilters />
      <div style={{ height: contentHeight, position: 'relative', overflow: 'clip' }}>
        {boxed.box === null ? null : <i className={styles.box} style={boxed.box} />}
        {rows.map((row) => (
          <div
            key={row}
            className={styles.gridRow}
            style={{ transform: `translateY(${topOf(row)}px)`, height: cell, paddingInline: PADDING, gap: GAP }}
          >
            {Array.from({ length: Math.min(columns, total - row * columns) }, (_, column) => {
              const index = row * columns + column;
              const frame = frames.at(index);
              return (
                <FrameCell
                  key={index}
                  index={index}
                  frame={frame}
                  size={cell}
                  overlay={masks ? overlay : null}
                  sortedBy={sortedBy}
                  current={index === selected}
                  chosen={frame !== undefined && isChosen(selection, frame.frame)}
                  onChoose={choose}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
